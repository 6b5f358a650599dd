import { create } from 'qrcode';
import { fail } from '../../shared/domain/failure';
import { checkHandOverLink } from './hand-over-link';

/** Bytes that the largest QR code holds at error correction level M (ISO/IEC 18004, version 40). */
export const maxQrBytes = 2_331;

/** A QR code as rows of modules, for a page that draws it without any markup from outside. */
export interface QrMatrix {
  /** Modules per side. Around them a reader needs a margin of four light modules. */
  readonly size: number;
  /** One string of `0` (light) and `1` (dark) per row, top to bottom. */
  readonly modules: readonly string[];
}

/**
 * Draws a link as a QR code, on this computer and with nobody else's help.
 *
 * @throws KeydeskError `invalid-input` (field `link`): `too-long-for-qr` for more than a code can hold, `malformed` for what
 * is no link
 */
export function createQrMatrix(link: string): QrMatrix {
  checkHandOverLink(link);
  // A checked link is ASCII, so characters are bytes.
  if (link.length > maxQrBytes) throw fail({ code: 'invalid-input', field: 'link', problem: 'too-long-for-qr' });
  const { size, data } = create(link, { errorCorrectionLevel: 'M' }).modules;
  const modules = Array.from({ length: size }, (_, row) =>
    Array.from(data.subarray(row * size, (row + 1) * size), (dark) => (dark === 0 ? '0' : '1')).join(''),
  );
  return { size, modules };
}
