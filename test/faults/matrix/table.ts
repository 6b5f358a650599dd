import type { Cell } from './run-cell';
import type { Strike } from './strikes';

export interface MatrixRow {
  readonly vendor: string;
  readonly operation: string;
  /** Null when the vendor does not offer the operation. */
  readonly strike: Strike | null;
  readonly cell: Cell | null;
}

/** The matrix as a Markdown page: one table per vendor, faults down, operations across. */
export function matrixTable(rows: readonly MatrixRow[]): string {
  const vendors = [...new Set(rows.map((row) => row.vendor))];
  return [
    '# What an agent sees when a write goes wrong',
    '',
    'Made by `npm run test:faults`. Each cell: the outcome told to the agent · effects the vendor saw · times the write was sent.',
    'At most one effect per click; a lost answer is settled by reading back, or told as `unknown-outcome`.',
    'A page that signs the agent in as the shopper is spent by the browser; making it writes nothing, so it has no column.',
    '',
    ...vendors.flatMap((vendor) =>
      vendorTable(
        vendor,
        rows.filter((row) => row.vendor === vendor),
      ),
    ),
  ].join('\n');
}

function vendorTable(vendor: string, rows: readonly MatrixRow[]): readonly string[] {
  const operations = [...new Set(rows.filter((row) => row.cell !== null).map((row) => row.operation))];
  const missing = rows.filter((row) => row.cell === null).map((row) => row.operation);
  const titles = [
    ...new Set(rows.flatMap((row) => (row.strike === null ? [] : [`${row.strike.id} ${row.strike.title}`]))),
  ];
  const lines = titles.map((title) => {
    const cells = operations.map((operation) => {
      const cell = rows.find(
        (row) => row.operation === operation && row.strike !== null && `${row.strike.id} ${row.strike.title}` === title,
      )?.cell;
      return cell === null || cell === undefined
        ? ''
        : `${cell.outcome} · ${String(cell.effects)} · ${String(cell.sent)}`;
    });
    return `| ${title} | ${cells.join(' | ')} |`;
  });
  return [
    `## ${vendor}`,
    '',
    ...(missing.length === 0 ? [] : [`Not offered here: ${missing.join(', ')}.`, '']),
    `| fault | ${operations.join(' | ')} |`,
    `|---|${operations.map(() => '---|').join('')}`,
    ...lines,
    '',
  ];
}
