import css from './hand-over.module.css';

/** Light modules a reader needs around a code (ISO/IEC 18004). */
const quietModules = 4;

interface QrCodeProps {
  readonly size: number;
  /** One string of `0` (light) and `1` (dark) per row. */
  readonly rows: readonly string[];
  readonly label: string;
}

/** A QR code, black on white in every theme: many readers don't know an inverted one. */
export function QrCode({ size, rows, label }: QrCodeProps) {
  const side = size + 2 * quietModules;
  return (
    <svg
      className={css['qr']}
      viewBox={`0 0 ${side} ${side}`}
      role="img"
      aria-label={label}
      shapeRendering="crispEdges"
    >
      <rect width={side} height={side} fill="#fff" />
      <path d={rows.map(darkRuns).join('')} fill="#000" />
    </svg>
  );
}

/** The dark runs of a row as one closed box each. */
function darkRuns(row: string, y: number): string {
  return Array.from(
    row.matchAll(/1+/gu),
    ({ 0: run, index }) => `M${index + quietModules} ${y + quietModules}h${run.length}v1h-${run.length}z`,
  ).join('');
}
