import { readLineBlocks } from '../journal/read-lines';
import type { JournalFiles } from '../journal/files';

const lineFeed = 0x0a;
const refOpen = '"ref":"';
const uuidLength = 36;

/** Finds the outcomes that belong to intents. Made anew for each page, because the newest file grows. */
export interface Outcomes {
  /**
   * The line, null when none was written yet. An outcome comes seconds after its intent, or at the next start of the program,
   * which writes on where the last one stopped: so it is in the intent's own file or in the next one.
   *
   * @param near bytes after the intent that are in memory already, in whole lines
   * @param names the intent's own file and the next one
   */
  of(intentId: string, near: readonly Buffer[], names: readonly string[]): Promise<Buffer | null>;
}

export function createOutcomes(files: Pick<JournalFiles, 'readPart'>): Outcomes {
  const known = new Map<string, Promise<ReadonlyMap<string, Buffer>>>();

  /** Every line of a file that belongs to an intent, by the intent's id. */
  function inFile(name: string): Promise<ReadonlyMap<string, Buffer>> {
    const mine = known.get(name) ?? readRefs(files, name);
    known.set(name, mine);
    return mine;
  }

  return {
    of: async (intentId, near, names) => {
      const mark = Buffer.from(`${refOpen}${intentId}"`);
      for (const bytes of near) {
        const line = lineAround(bytes, bytes.indexOf(mark));
        if (line !== null) return line;
      }
      for (const name of names) {
        const line = (await inFile(name)).get(intentId);
        if (line !== undefined) return line;
      }
      return null;
    },
  };
}

async function readRefs(files: Pick<JournalFiles, 'readPart'>, name: string): Promise<ReadonlyMap<string, Buffer>> {
  const refs = new Map<string, Buffer>();
  for await (const { bytes, whole } of readLineBlocks(files, name)) {
    if (!whole) break;
    for (let at = bytes.indexOf(refOpen); at !== -1; at = bytes.indexOf(refOpen, at + 1)) {
      const line = lineAround(bytes, at);
      const id = bytes.toString('latin1', at + refOpen.length, at + refOpen.length + uuidLength);
      if (line !== null) refs.set(id, line);
    }
  }
  return refs;
}

function lineAround(bytes: Buffer, at: number): Buffer | null {
  if (at === -1) return null;
  const end = bytes.indexOf(lineFeed, at);
  // A line without its end is just being written.
  return end === -1 ? null : bytes.subarray(bytes.lastIndexOf(lineFeed, at) + 1, end);
}
