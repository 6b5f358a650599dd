import { describe, expect, it } from 'vitest';
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
    const dry = await openBench(vendor, operation.settings?.[vendor]);
    const applies = isInMatrix(operation, dry.adapter);
    const write = applies ? await findWrite(dry, operation) : null;
    await dry.emulator.close();
    if (write === null) {
      rows.push({ vendor: vendorNames[vendor], operation: operation.name, strike: null, cell: null });
      expect(operation.capability(dry.adapter).offer).not.toBe('yes');
      return;
    }
    const cells = await inBatches(strikes, batchSize, async (strike) => {
      const bench = await openBench(vendor, operation.settings?.[vendor]);
      try {
        return { strike, cell: await runCell(bench, operation, write, strike) };
      } finally {
        await bench.emulator.close();
      }
    });
    for (const { strike, cell } of cells) {
      rows.push({ vendor: vendorNames[vendor], operation: operation.name, strike, cell });
      expectHonest(cell, operation.verifiable, strike.lies === true);
    }
  });
});

describe('the matrix as a page', () => {
  it('is docs/fault-matrix.md; bring that up to date with `npm run test:faults -- -u`', async () => {
    await expect(matrixTable(rows)).toMatchFileSnapshot('../../docs/fault-matrix.md');
  });
});

/** Every cell has a vendor of its own; more at once would let the short limits strike by themselves. */
const batchSize = 4;

async function inBatches<T, R>(items: readonly T[], size: number, work: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  for (let index = 0; index < items.length; index += size) {
    results.push(...(await Promise.all(items.slice(index, index + size).map(work))));
  }
  return results;
}
