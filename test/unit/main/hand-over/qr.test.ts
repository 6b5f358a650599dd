import jsQR from 'jsqr';
import { describe, expect, it } from 'vitest';
import { createQrMatrix, maxQrBytes, type QrMatrix } from '../../../../src/main/hand-over/qr';
import { goodVector } from '../reset-links/test-vectors';
import { refusalOf } from './refusal-of';

const pixelsPerModule = 3;
const marginModules = 4;

/** Draws a code as a page does, takes a picture of it, and reads the picture. */
function readBack({ size, modules }: QrMatrix): string | null {
  const side = (size + 2 * marginModules) * pixelsPerModule;
  const picture = new Uint8ClampedArray(side * side * 4).fill(255);
  const moduleAt = (pixel: number) => Math.floor(pixel / pixelsPerModule) - marginModules;
  for (let y = 0; y < side; y += 1) {
    for (let x = 0; x < side; x += 1) {
      if (modules[moduleAt(y)]?.[moduleAt(x)] === '1') picture.fill(0, (y * side + x) * 4, (y * side + x) * 4 + 3);
    }
  }
  return jsQR(picture, side, side)?.data ?? null;
}

function linkOf(length: number): string {
  const start = 'https://shop.example/reset#kdt=';
  return `${start}${'aB3-_.'.repeat(length).slice(0, length - start.length)}`;
}

describe('createQrMatrix', () => {
  it.each([
    'https://shop.example/reset#kdt=a.b.c',
    'http://127.0.0.1:4100/reset#kdt=a.b.c',
    `https://shop.example/reset#kdt=${goodVector('V1').token}`,
    'https://shop.example/reset?token=AAECAwQ&site=RefArch#x=%C3%A5',
  ])('is read back as %s', (link) => {
    expect(readBack(createQrMatrix(link))).toBe(link);
  });

  it('is a square of zeros and ones', () => {
    const { size, modules } = createQrMatrix(linkOf(600));
    expect(modules).toHaveLength(size);
    for (const row of modules) expect(row).toMatch(new RegExp(`^[01]{${size}}$`, 'u'));
  });

  it('holds links up to the limit of the level, and says when one is longer', () => {
    const { size } = createQrMatrix(linkOf(maxQrBytes));
    expect(size).toBe(177);
    expect(refusalOf(() => createQrMatrix(linkOf(maxQrBytes + 1)))).toEqual({
      code: 'invalid-input',
      field: 'link',
      problem: 'too-long-for-qr',
    });
  });

  it.each([
    '',
    'Maja',
    'javascript:alert(1)',
    'https://shop.example/\n',
    'https://user@shop.example/',
    'WIFI:T:WPA;S:x;;',
  ])('[BI-24] refuses %j', (text) => {
    expect(refusalOf(() => createQrMatrix(text))).toMatchObject({ code: 'invalid-input', problem: 'malformed' });
  });
});
