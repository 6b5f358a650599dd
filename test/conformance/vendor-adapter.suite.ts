import { describe } from 'vitest';
import { accessCases } from './vendor-adapter/access.cases';
import { useBench, type OpenBench } from './vendor-adapter/bench';
import { confirmationCases } from './vendor-adapter/confirmation.cases';
import { lookUpCases } from './vendor-adapter/look-up.cases';
import { resetCases } from './vendor-adapter/reset.cases';
import { troubleCases } from './vendor-adapter/trouble.cases';

/** What every vendor adapter must do, over real HTTP against its emulator, with the emulator's own state as the judge. */
export function describeVendorAdapter(name: string, open: OpenBench): void {
  describe(`${name} adapter`, () => {
    const bench = useBench(open);
    lookUpCases(bench);
    accessCases(bench);
    resetCases(bench);
    confirmationCases(bench);
    troubleCases(bench);
  });
}
