/** The OS clipboard, text only. */
export interface Clipboard {
  read(): Promise<string>;
  write(text: string): Promise<void>;
}
