/** Norce's JSON date: UTC milliseconds; the offset only tells the server's zone (here always Central European winter time). */
export function toNorceDate(atMs: number): string {
  return `/Date(${String(atMs)}+0100)/`;
}

/** JSON text as the server sends it, with the slashes of dates escaped if so chosen. */
export function toJson(value: unknown, slashEscapedDates: boolean): string {
  const text = JSON.stringify(value);
  return slashEscapedDates ? text.replace(/"\/Date\((-?\d+[+-]\d{4})\)\/"/gu, String.raw`"\/Date($1)\/"`) : text;
}
