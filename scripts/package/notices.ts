import type { ShippedPart } from '../../src/shared/domain/shipped-part';
import { shippedParts } from '../lib/shipped-parts';

/**
 * The notices of everything of others that a package holds.
 *
 * @param built folder of the built app
 * @throws Error for what must not be shipped
 */
export function thirdPartyNotices(built: string): string {
  return [
    'Keydesk contains the following software of others, with thanks.',
    'Electron and Chromium bring notices of their own: LICENSE.electron.txt and LICENSES.chromium.html.',
    '',
    ...shippedParts(built).map(noticeOf),
  ].join('\n');
}

function noticeOf({ name, version, licence, text }: ShippedPart): string {
  return `${'-'.repeat(80)}\n${name} ${version} (${licence})\n\n${text ?? ''}\n`;
}
