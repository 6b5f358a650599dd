import { openEmporix } from './emporix/bench';
import { describeVendorAdapter } from './vendor-adapter.suite';

describeVendorAdapter('emporix', () => openEmporix());
