import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitLines } from '../../../../src/main/journal/chain';
import { readLineBlocks } from '../../../../src/main/journal/read-lines';
import { createMemoryJournalFiles } from '../../../fakes/memory-journal-files';

const name = 'journal-000000000001.ndjson';
const mebibyte = 1024 * 1024;

async function blocksOf(bytes: Buffer, size?: number) {
  const blocks = [];
  for await (const block of readLineBlocks(createMemoryJournalFiles([[name, bytes]]), name, size)) {
    blocks.push(block);
  }
  return blocks;
}

describe('a journal file, block by block', () => {
  it('gives every byte once, in lines that are whole but for a tail', async () => {
    const line = fc.string({ maxLength: 40 }).map((text) => text.replaceAll('\n', ' '));
    await fc.assert(
      fc.asyncProperty(fc.array(line, { maxLength: 30 }), line, async (lines, tail) => {
        const bytes = Buffer.from(lines.map((text) => `${text}\n`).join('') + tail);
        const blocks = await blocksOf(bytes);
        expect(Buffer.concat(blocks.map((block) => block.bytes)).equals(bytes)).toBe(true);
        expect(blocks.filter(({ whole }) => !whole).map((block) => String(block.bytes))).toEqual(
          tail === '' ? [] : [Buffer.from(tail).toString()],
        );
      }),
    );
  });

  it('never parts a line, wherever the blocks meet', async () => {
    const lines = Array.from({ length: 9000 }, (_, at) => `${at}-${'x'.repeat(at % 400)}`);
    const bytes = Buffer.from(`${lines.join('\n')}\n`);
    expect(bytes.length).toBeGreaterThan(mebibyte);
    const blocks = await blocksOf(bytes);
    expect(blocks.length).toBeGreaterThan(1);
    expect(blocks.flatMap((block) => splitLines(block.bytes).lines.map(String))).toEqual(lines);
    for (const block of blocks) {
      expect(bytes.subarray(block.offset, block.offset + block.bytes.length).equals(block.bytes)).toBe(true);
    }
  });

  it('reads a file whose size is a whole number of blocks', async () => {
    const bytes = Buffer.alloc(2 * mebibyte, `${'y'.repeat(1023)}\n`);
    const blocks = await blocksOf(bytes);
    expect(Buffer.concat(blocks.map((block) => block.bytes)).equals(bytes)).toBe(true);
    expect(blocks.every(({ whole }) => whole)).toBe(true);
  });

  it('gives up on a file without lines before it fills the memory', async () => {
    const blocks = await blocksOf(Buffer.alloc(5 * mebibyte, 'z'));
    expect(blocks.map(({ whole, bytes }) => [whole, bytes.length])).toEqual([[false, mebibyte]]);
  });

  it('reads no further than it is asked to', async () => {
    const blocks = await blocksOf(Buffer.from('one\ntwo\nthree\n'), 10);
    expect(blocks.map(({ bytes, whole }) => [String(bytes), whole])).toEqual([
      ['one\ntwo\n', true],
      ['th', false],
    ]);
    const exact = await blocksOf(Buffer.alloc(3 * mebibyte, `${'y'.repeat(1023)}\n`), mebibyte);
    expect(exact.map(({ bytes }) => bytes.length)).toEqual([mebibyte]);
  });

  it('has nothing to give of an empty file', async () => {
    expect(await blocksOf(Buffer.alloc(0))).toEqual([]);
  });
});
