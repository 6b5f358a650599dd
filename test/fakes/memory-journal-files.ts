import type { JournalFiles } from '../../src/main/journal/files';

/** A disk in memory, for tests that need thousands of them. */
export function createMemoryJournalFiles(
  contents: Iterable<readonly [string, Buffer]>,
): JournalFiles & { readonly contents: ReadonlyMap<string, Buffer> } {
  const kept = new Map(contents);
  const of = (name: string): Buffer => {
    const bytes = kept.get(name);
    if (bytes === undefined) throw new Error(`no file ${name}`);
    return bytes;
  };
  return {
    contents: kept,
    makeFolder: async () => undefined,
    list: async () => [...kept.keys()],
    read: async (name) => of(name),
    size: async (name) => of(name).length,
    readPart: async (name, from, length) => of(name).subarray(from, from + length),
    readEnds: async (name, length) => ({ first: of(name).subarray(0, length), last: of(name).subarray(-length) }),
    openAppend: async (name) => ({
      append: async (bytes) => void kept.set(name, Buffer.concat([kept.get(name) ?? Buffer.alloc(0), bytes])),
      close: async () => undefined,
    }),
    truncate: async (name, length) => void kept.set(name, of(name).subarray(0, length)),
    makeReadOnly: async () => undefined,
    remove: async (name) => void kept.delete(name),
    syncFolder: async () => undefined,
  };
}
