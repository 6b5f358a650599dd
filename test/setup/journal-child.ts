/**
 * Writes a journal until it is killed, and says on stdout what was acknowledged: one line `<kind> <id>` each. Arguments:
 * folder, how many hands write at once, and optionally the number of the disk operation after which it kills itself.
 */
import { writeSync } from 'node:fs';
import type { JournalFiles } from '../../src/main/journal/files';
import { nodeFiles } from './node-files';
import { createFileJournal } from '../../src/main/journal/file-journal';
import { createCryptoIds } from '../../src/main/platform/crypto-ids';
import { journalMonthKey, journalSealKey } from '../../src/main/secrets/secret-store';
import { createSessionSecretStore } from '../../src/main/secrets/session-secret-store';
import { createSystemClock } from '../../src/main/platform/system-clock';

const [folder = '', hands = '1', dieAfter = '0'] = process.argv.slice(2);
const lastOperation = Number(dieAfter);
let operations = 0;

/** A disk on which the program dies right after one of its operations. */
function mortal<T extends object>(target: T): T {
  return new Proxy(target, {
    get: (object, name, receiver) => {
      const member: unknown = Reflect.get(object, name, receiver);
      if (typeof member !== 'function') return member;
      return async (...args: unknown[]) => {
        const result: unknown = await Reflect.apply(member, object, args);
        operations += 1;
        if (operations === lastOperation) process.kill(process.pid, 'SIGKILL');
        return name === 'openAppend' && typeof result === 'object' && result !== null ? mortal(result) : result;
      };
    },
  });
}

const secretStore = createSessionSecretStore();
const key = Buffer.alloc(32, 7).toString('base64url');
await secretStore.set(journalSealKey, key);
await secretStore.set(journalMonthKey(new Date().toISOString().slice(0, 7)), key);

const files: JournalFiles = nodeFiles(folder);
const journal = await createFileJournal({
  folder,
  secretStore,
  files: lastOperation > 0 ? mortal(files) : files,
  clock: createSystemClock(),
  ids: createCryptoIds(),
  installationId: 'desk-07',
  appVersion: '1.0.0',
  agent: 'os:anna',
  // Small, so that files change often; not so small that an outcome is further than a file from its intent.
  maxFileBytes: 6000 * Number(hands),
  groupMs: 5,
});

const say = (text: string): void => void writeSync(1, `${text}\n`);
say('open -');

async function writeOn(): Promise<never> {
  let open: string | null = null;
  for (let round = 0; ; round += 1) {
    journal.event('lookup', { count: round });
    const id = await journal.intent({
      act: 'reset.mail',
      subject: { vendor: 'norce', ref: { connectionId: 'c-main', accountId: String(round % 10) } },
      why: 'forgot-password',
      ticket: null,
      check: null,
    });
    say(`intent ${id}`);
    // Two are always under way, so that outcomes don't just follow their intents.
    if (open !== null) {
      await journal.outcome(open, { out: 'ok', code: null, token: null });
      say(`outcome ${open}`);
    }
    open = id;
  }
}

await Promise.all(Array.from({ length: Number(hands) }, writeOn));
