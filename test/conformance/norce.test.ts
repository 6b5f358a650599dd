import { describe } from 'vitest';
import { describeVendorAdapter } from './vendor-adapter.suite';
import { useBench } from './vendor-adapter/bench';
import { accessCases } from './norce/access.cases';
import { openNorce } from './norce/bench';
import { lookUpCases } from './norce/look-up.cases';
import { otherCases } from './norce/other.cases';
import { resetCases } from './norce/reset.cases';

describeVendorAdapter('Norce', openNorce);

describe('Norce adapter, what is its own', () => {
  const bench = useBench(openNorce);
  lookUpCases(bench);
  accessCases(bench);
  resetCases(bench);
  otherCases(bench);
});
