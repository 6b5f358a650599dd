import { describe, expect, it } from 'vitest';
import { chainStart } from '../../../../src/main/journal/chain';
import { followChain } from '../../../../src/main/journal/follow-chain';
import { generatedLines } from '../../../setup/journal-lines';

describe('a line that is cut', () => {
  const { bytes } = generatedLines(1);
  const end = bytes.indexOf('\n');

  it('in its number does not claim to be the next one', () => {
    const chain = followChain(chainStart);
    const behind = chain.afterSeq(bytes, 0);
    expect(String(bytes.subarray(0, behind))).toBe('{"prev":"","seq":1');
    for (let length = 0; length <= behind; length += 1) {
      expect(chain.afterSeq(bytes.subarray(0, length), 0), `${String(length)} bytes`).toBe(-1);
    }
  });

  it('anywhere is not taken', () => {
    for (let length = 0; length < end; length += 1) {
      expect(followChain(chainStart).take(bytes, 0, length), `${String(length)} bytes`).toBe(false);
    }
    const chain = followChain(chainStart);
    expect(chain.take(bytes, 0, end)).toBe(true);
    expect(chain.head().seq).toBe(1);
  });

  it.each(['01', '0', '2', '1 ', '+1', '1.0'])('with the number %s is another one', (number) => {
    expect(followChain(chainStart).afterSeq(Buffer.from(`{"prev":"","seq":${number},`), 0)).toBe(-1);
  });
});
