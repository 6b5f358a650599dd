import { createStore, type StoreApi } from 'zustand/vanilla';

interface AnnouncerState {
  /** The last thing said; `stamp` tells two equal messages apart. */
  readonly message: { readonly text: string; readonly stamp: number } | null;
  /** Says that something is done which needs no decision; it fades by being replaced or after a while. */
  say(text: string): void;
  clear(): void;
}
export type AnnouncerStore = StoreApi<AnnouncerState>;

const shownForMs = 6_000;

export function createAnnouncerStore(): AnnouncerStore {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let stamp = 0;
  return createStore<AnnouncerState>((set) => ({
    message: null,
    say(text) {
      clearTimeout(timer);
      stamp += 1;
      set({ message: { text, stamp } });
      timer = setTimeout(() => set({ message: null }), shownForMs);
    },
    clear() {
      clearTimeout(timer);
      set({ message: null });
    },
  }));
}
