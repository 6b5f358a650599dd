import { openBench } from './vendor-adapter/open-bench';
import { describeVendorAdapter } from './vendor-adapter.suite';

describeVendorAdapter('salesforce-b2c', () => openBench('salesforce-b2c'));
