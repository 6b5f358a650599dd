/** A CEF event as a collector understands it. */
export interface CefEvent {
  /** Version, vendor, product, device version, signature, name, severity. */
  readonly head: readonly string[];
  readonly extension: Readonly<Record<string, string>>;
}

/**
 * Reads a CEF event back, as the Common Event Format's own description has it: seven fields of a head that end with `|`,
 * where `\|` and `\\` stand for the characters; then `key=value` parted by blanks, where a value goes on to the blank before
 * the next key, and `\=`, `\\`, `\n` and `\r` stand for what they say. Throws at anything else.
 */
export function parseCef(text: string): CefEvent {
  if (/[\r\n]/u.test(text)) throw new Error('a line break outside an escape');
  const head: string[] = [];
  let rest = text;
  while (head.length < 7) {
    const field = /^(?<value>(?:[^|\\]|\\[|\\])*)\|/u.exec(rest);
    if (field === null) throw new Error(`no end of head field ${String(head.length)}`);
    head.push((field.groups?.['value'] ?? '').replaceAll(/\\(?<one>[|\\])/gu, '$<one>'));
    rest = rest.slice(field[0].length);
  }
  const extension: Record<string, string> = {};
  while (rest !== '') {
    const pair = /^(?<key>\w+)=(?<value>(?:[^=\\]|\\[=\\nr])*?)(?: (?=\w+=)|$)/u.exec(rest);
    const { key, value } = pair?.groups ?? {};
    if (pair === null || key === undefined || value === undefined) throw new Error('not key=value');
    if (key in extension) throw new Error(`${key} twice`);
    extension[key] = value.replaceAll(/\\(?<one>[=\\nr])/gu, (_all, one: string) =>
      one === 'n' ? '\n' : one === 'r' ? '\r' : one,
    );
    rest = rest.slice(pair[0].length);
  }
  return { head, extension };
}
