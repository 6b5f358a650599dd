import { describeVendorAdapter } from './vendor-adapter.suite';
import { openBigCommerce, parking } from './bigcommerce/bench';

describeVendorAdapter('bigcommerce', () => openBigCommerce());
describeVendorAdapter('bigcommerce with parking', () => openBigCommerce({ config: parking }));
