/** One line to the person at the terminal; standard output stays free for what programs read. */
export function say(line: string): void {
  process.stderr.write(`keydesk: ${line}\n`);
}
