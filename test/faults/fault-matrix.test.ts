import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { vendorIds, vendorNames, type VendorId } from '../../src/shared/domain/vendor';
import { openBench } from '../conformance/vendor-adapter/open-bench';
import { isInMatrix, matrixOperations } from './matrix/operations';
import { findWrite, runCell, type Cell } from './matrix/run-cell';
import { matrixTable, type MatrixRow } from './matrix/table';
import { strikes } from './matrix/strikes';

const rows: MatrixRow[] = [];

/** Goal G6: one click has at most one effect, and what the agent sees is what the vendor did, or `unknown-outcome`. */
function expectHonest(cell: Cell, verifiable: boolean, lies: boolean): void {
  expect(cell.effects, 'effects at the vendor').toBeLessThanOrEqual(1);
  if (cell.outcome === 'unknown-outcome') return;
  if (cell.outcome === 'done') {
    // Where nothing can be read back, the vendor's word is all there is; the window calls it "accepted by the vendor".
    if (!(lies && !verifiable)) expect(cell.effects, 'told as done').toBe(1);
    return;
  }
  expect(cell.effects, `told as ${cell.outcome}`).toBe(0);
}

describe.each(vendorIds)('%s: every write under every fault', (vendor: VendorId) => {
  it.each(matrixOperations)('$name', { timeout: 120_000 }, async (operation) => {
    const dry = await openBench(vendor);
    const applies = isInMatrix(operation, dry.adapter);
    const write = applies ? await findWrite(dry, operation) : null;
    await dry.emulator.close();
    if (write === null) {
      rows.push({ vendor: vendorNames[vendor], operation: operation.name, strike: null, cell: null });
      expect(operation.capability(dry.adapter).offer).not.toBe('yes');
      return;
    }
    for (const strike of strikes) {
      const bench = await openBench(vendor);
      try {
        const cell = await runCell(bench, operation, write, strike);
        rows.push({ vendor: vendorNames[vendor], operation: operation.name, strike, cell });
        expect.soft(cell.effects, `[${strike.id}] ${strike.title}`).toBeLessThanOrEqual(1);
        expectHonest(cell, operation.verifiable, strike.lies === true);
      } finally {
        await bench.emulator.close();
      }
    }
  });
});

afterAll(() => {
  const folder = resolve(import.meta.dirname, '../../artifacts');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'fault-matrix.md'), matrixTable(rows));
});
