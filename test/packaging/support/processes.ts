import { readdirSync, readFileSync } from 'node:fs';

/** A process and all that it started, directly or not, as far as they still run. */
export function processesBelow(root: number): readonly number[] {
  const parents = new Map(
    readdirSync('/proc')
      .filter((name) => /^\d+$/u.test(name))
      .map((name) => [
        Number(name),
        Number(/^PPid:\s+(?<parent>\d+)$/mu.exec(statusOf(Number(name)))?.groups?.['parent']),
      ]),
  );
  const belongs = (id: number): boolean => {
    const parent = parents.get(id);
    return id === root || (parent !== undefined && parent !== id && belongs(parent));
  };
  return [...parents.keys()].filter((id) => belongs(id) && !/^State:\s+Z/mu.test(statusOf(id)));
}

/** What `/proc` says of a process; empty when it is gone. */
export function statusOf(id: number): string {
  return read(`/proc/${String(id)}/status`);
}

/** The command line, its parts parted by blanks. */
export function commandLineOf(id: number): string {
  return read(`/proc/${String(id)}/cmdline`)
    .replaceAll('\0', ' ')
    .trim();
}

/** The memory of processes in MB, shared pages counted in parts (PSS). */
export function memoryMb(ids: readonly number[]): number {
  const kilobytes = ids.map((id) =>
    Number(/^Pss:\s+(?<kb>\d+)/mu.exec(read(`/proc/${String(id)}/smaps_rollup`))?.groups?.['kb'] ?? 0),
  );
  return kilobytes.reduce((sum, kb) => sum + kb, 0) / 1024;
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
