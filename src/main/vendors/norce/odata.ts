/** An OData condition that a column equals a text: a quote is doubled, and nothing else has a meaning inside quotes. */
export function equalsText(column: string, value: string): string {
  return `${column} eq '${value.replaceAll("'", "''")}'`;
}
