/** Files the agent chooses in a dialog of the OS; the page never names a path. */
export interface TextFiles {
  /** Null when the agent left the dialog. @throws KeydeskError `invalid-input` (`file`) when it can't be written */
  save(request: {
    readonly title: string;
    readonly fileName: string;
    readonly text: string;
  }): Promise<{ readonly fileName: string } | null>;
  /** Null when the agent left the dialog. @throws KeydeskError `invalid-input` (`file`) when it can't be read or is too large */
  open(request: {
    readonly title: string;
    readonly maxBytes: number;
  }): Promise<{ readonly fileName: string; readonly bytes: Uint8Array } | null>;
}
