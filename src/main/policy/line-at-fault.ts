/**
 * The 1-based line of a JSON text at which parsing failed, or null when the text is JSON.
 *
 * V8 names the position for most errors and quotes the text for the rest, so the rest is found with a YAML parser: YAML
 * holds JSON and its parser knows lines.
 */
export async function syntaxErrorLine(text: string): Promise<number | null> {
  try {
    JSON.parse(text);
  } catch (error) {
    const message = error instanceof Error ? error.message : '';
    const position = / at position (?<position>\d+)/u.exec(message)?.groups?.['position'];
    if (position !== undefined) return lineOf(text, Number(position));
    if (message.startsWith('Unexpected end')) return lineOf(text, text.length);
    const { errors } = await readWithLines(text);
    return errors[0] ?? 1;
  }
  return null;
}

/** The line of the first key that stands twice in one object. The text is JSON and is known to have one. */
export async function doubledKeyLine(text: string): Promise<number> {
  const { errors } = await readWithLines(text);
  return errors[0] ?? 1;
}

/** The line of the value at `path`, or of the nearest thing around it. The text is known to be JSON. */
export async function lineOfPath(text: string, path: readonly PropertyKey[]): Promise<number> {
  const { offsetOf } = await readWithLines(text);
  for (let length = path.length; length > 0; length -= 1) {
    const offset = offsetOf(path.slice(0, length).map((part) => (typeof part === 'number' ? part : String(part))));
    if (offset !== null) return lineOf(text, offset);
  }
  return 1;
}

async function readWithLines(text: string): Promise<{
  readonly errors: readonly number[];
  readonly offsetOf: (path: readonly (string | number)[]) => number | null;
}> {
  // Loaded only when there is something wrong to explain: a good policy never pays for it.
  const { isNode, parseDocument } = await import('yaml');
  const document = parseDocument(text, { schema: 'json', uniqueKeys: true });
  return {
    errors: document.errors.map((error) => lineOf(text, error.pos[0])),
    offsetOf: (path) => {
      const node = document.getIn(path, true);
      return isNode(node) && node.range ? node.range[0] : null;
    },
  };
}

function lineOf(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}
