import about from './about.json';
import confirmation from './confirmation.json';
import connections from './connections.json';
import desk from './desk.json';
import governance from './governance.json';
import help from './help.json';
import journal from './journal.json';
import ledger from './ledger.json';
import lock from './lock.json';
import mailServer from './mail-server.json';
import mask from './mask.json';
import preferences from './preferences.json';
import recent from './recent.json';
import screens from './screens.json';
import secondPerson from './second-person.json';
import updates from './updates.json';
import welcome from './welcome.json';
import wording from './wording.json';

export const fi = {
  ...about,
  ...confirmation,
  ...connections,
  ...governance,
  ...help,
  ...journal,
  ...ledger,
  ...lock,
  ...mailServer,
  ...mask,
  ...preferences,
  ...recent,
  ...screens,
  ...secondPerson,
  ...updates,
  ...welcome,
  ...wording,
  ...desk,
};
