/** Files the agent chooses in a dialog of the OS, so that the page never names a path. Null when the dialog was dismissed. */
export interface FileChooser {
  toSave(wish: { readonly fileName: string; readonly extension: string }): Promise<string | null>;
  toOpen(wish: { readonly extension: string }): Promise<string | null>;
}
