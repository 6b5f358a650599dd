import { expect, it } from 'vitest';
import { createAppService } from '../../../../src/main/app/app-service';
import type { RecordKeeping } from '../../../../src/main/app/record-keeping';
import { deferred } from '../../../../src/shared/lib/deferred';
import { createMemoryJournal } from '../../../fakes/memory-journal';

const part = { name: 'some-part', version: '1.0.0', licence: 'MIT', text: 'As is.' };

function open(answered: Promise<void> = Promise.resolve()) {
  const journal = createMemoryJournal();
  let checks = 0;
  const records: RecordKeeping = {
    journal,
    check: async () => {
      await answered;
      checks += 1;
    },
    journalKind: () => Promise.resolve('keychain'),
    keychainProblem: () => (checks > 0 ? { code: 'keychain-absent' } : null),
  };
  const copied: string[] = [];
  const service = createAppService({
    facts: { version: '1.2.3', electronVersion: '33', platform: 'linux', agent: 'os:anna', build: null },
    settings: { setAside: '/home/anna/keydesk/settings.broken-1.json' },
    records,
    clockWatch: { warningMs: () => -90_000 },
    readShippedParts: () => Promise.resolve([part]),
    wordWithinMs: 100,
    clipboard: {
      read: () => Promise.resolve(''),
      write: (text) => {
        copied.push(text);
        return Promise.resolve();
      },
    },
  });
  return { service, journal, copied };
}

it('says what is wrong with the machine, once that is known', async () => {
  const { service, journal } = open();
  journal.failWith({ code: 'journal-unavailable' });
  await expect(service.info()).resolves.toEqual({
    version: '1.2.3',
    electronVersion: '33',
    platform: 'linux',
    agent: 'os:anna',
    build: null,
    keychainPending: false,
    keychainProblem: { code: 'keychain-absent' },
    journalProblem: { code: 'journal-unavailable' },
    settingsSetAside: 'settings.broken-1.json',
    clockOffsetMs: -90_000,
  });
});

it('[FT-42] says after a while that a keychain has not answered yet, and waits anew when it is asked again', async () => {
  const answered = deferred<undefined>();
  const { service } = open(answered.promise);
  await expect(service.info()).resolves.toMatchObject({ keychainPending: true, keychainProblem: null });
  const next = service.info();
  answered.resolve(undefined);
  await expect(next).resolves.toMatchObject({ keychainPending: false, keychainProblem: { code: 'keychain-absent' } });
});

it('copies a plain value', async () => {
  const { service, copied } = open();
  await service.copyText('K-1001');
  expect(copied).toEqual(['K-1001']);
});

it('[SC-51] lists what of others it is made of', async () => {
  await expect(open().service.licences()).resolves.toEqual({ parts: [part] });
});
