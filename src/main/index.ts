import { reportFailedStart } from './app/last-resort';
import { startKeydesk } from './app/lifecycle';

startKeydesk().catch(reportFailedStart);
