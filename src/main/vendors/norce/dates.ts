import { norceFacts } from './facts';

// The offset tells only the server's own zone: the milliseconds are UTC.
const jsonDate = /^\/Date\((?<ms>-?\d{1,16})(?:[+-]\d{4})?\)\/$/u;
const isoDate =
  /^(?<seconds>\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2})(?:\.(?<fraction>\d{1,9}))?(?<zone>Z|[+-]\d{2}:\d{2})?$/u;

/**
 * Reads a date of the service, `/Date(ms+zzzz)/` or ISO 8601 (without a zone it counts as UTC, so that every machine
 * reads the same moment), into milliseconds since 1970.
 *
 * @returns null for the date that stands for "never", undefined for what is no date.
 */
export function parseNorceDate(text: string): number | null | undefined {
  const ms = jsonDate.exec(text)?.groups?.['ms'];
  const at = ms === undefined ? parseIso(text) : Number(ms);
  if (Number.isNaN(new Date(at).getTime())) return undefined;
  return at === norceFacts.unsetDateMs ? null : at;
}

function parseIso(text: string): number {
  const groups = isoDate.exec(text)?.groups;
  if (groups === undefined) return Number.NaN;
  const milliseconds = (groups['fraction'] ?? '').slice(0, 3).padEnd(3, '0');
  return Date.parse(`${groups['seconds'] ?? ''}.${milliseconds}${groups['zone'] ?? 'Z'}`);
}
