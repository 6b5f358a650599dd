import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { parseJson, parseWire } from '../../../../src/main/vendors/http/parse-json';

const failing = (cause: string): unknown => expect.objectContaining({ failure: expect.objectContaining({ cause }) });

describe('the body of an answer as JSON', () => {
  it.each(['', '  \r\n'])('is refused when there is none: %j', (text) => {
    expect(() => parseJson(text, 200, 32)).toThrow(failing('empty'));
  });

  it('is read whatever its texts are', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4 }), (value) => {
        expect(parseJson(JSON.stringify(value), 200, 8)).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  it('counts the depth of what is nested, not of what texts look like', () => {
    const text = String.raw`{"a":"\\\"[[[[[[[[","b":[[1]]}`;
    expect(parseJson(text, 200, 3)).toEqual({ a: String.raw`\"[[[[[[[[`, b: [[1]] });
    expect(() => parseJson(text, 200, 2)).toThrow(failing('size'));
  });
});

describe('an answer beside its schema', () => {
  const schema = z.object({ list: z.array(z.object({ id: z.string() })) });

  it('is named by the place of its first fault, never by what stands there', () => {
    const read = (): unknown => parseWire(schema, { list: [{ id: 'good' }, { id: 7_312_001 }] });
    expect(read).toThrow(expect.objectContaining({ failure: expect.objectContaining({ path: 'list.1.id' }) }));
    expect(read).not.toThrow(/7312001/u);
  });

  it('has an empty place when the whole of it is wrong', () => {
    expect(() => parseWire(schema, null)).toThrow(
      expect.objectContaining({ failure: expect.objectContaining({ path: '' }) }),
    );
  });
});
