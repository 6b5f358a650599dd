import { open } from 'node:fs/promises';
import { fail } from '../../shared/domain/failure';
import { journalHeadSchema, type JournalHead } from '../../shared/domain/journal-check';

const maxBytes = 64 * 1024 * 1024;
/** The newest head of a long list stands at its end. */
const tailBytes = 4096;

/**
 * The head in a file: one as an export leaves it, or the last of a list with one on each line.
 *
 * @throws KeydeskError `invalid-input` for a file that holds none
 */
export async function readHead(path: string): Promise<JournalHead> {
  const text = await readTail(path).catch(() => '');
  for (const line of text.trim().split('\n').reverse()) {
    const head = parseHead(line);
    if (head !== null) return head;
  }
  throw fail({ code: 'invalid-input', field: 'head', problem: 'not-a-head' });
}

async function readTail(path: string): Promise<string> {
  const handle = await open(path, 'r');
  try {
    const { size } = await handle.stat();
    if (size > maxBytes) return '';
    const { buffer, bytesRead } = await handle.read(
      Buffer.alloc(tailBytes),
      0,
      tailBytes,
      Math.max(0, size - tailBytes),
    );
    return buffer.toString('utf8', 0, bytesRead);
  } finally {
    await handle.close();
  }
}

function parseHead(line: string): JournalHead | null {
  try {
    return journalHeadSchema.safeParse(JSON.parse(line)).data ?? null;
  } catch {
    return null;
  }
}
