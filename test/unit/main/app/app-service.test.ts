import { expect, it } from 'vitest';
import { createAppService } from '../../../../src/main/app/app-service';
import type { RecordKeeping } from '../../../../src/main/app/record-keeping';
import { createMemoryJournal } from '../../../fakes/memory-journal';
import { createMemorySettingsStore } from '../../../fakes/memory-settings-store';
import { emptySettings } from '../../../fakes/empty-settings';

function open() {
  const journal = createMemoryJournal();
  let checks = 0;
  const records: RecordKeeping = {
    journal,
    check: () => {
      checks += 1;
      return Promise.resolve();
    },
    keychainProblem: () => (checks > 0 ? { code: 'keychain-absent' } : null),
  };
  const themes: string[] = [];
  const copied: string[] = [];
  const settings = createMemorySettingsStore(emptySettings(), '/home/anna/keydesk/settings.broken-1.json');
  const service = createAppService({
    facts: { version: '1.2.3', electronVersion: '33', platform: 'linux', agent: 'os:anna' },
    settings,
    records,
    clipboard: {
      read: () => Promise.resolve(''),
      write: (text) => {
        copied.push(text);
        return Promise.resolve();
      },
    },
    applyTheme: (theme) => themes.push(theme),
  });
  return { service, journal, settings, themes, copied };
}

it('says what is wrong with the machine, once that is known', async () => {
  const { service, journal } = open();
  journal.failWith({ code: 'journal-unavailable' });
  await expect(service.info()).resolves.toEqual({
    version: '1.2.3',
    electronVersion: '33',
    platform: 'linux',
    agent: 'os:anna',
    keychainProblem: { code: 'keychain-absent' },
    journalProblem: { code: 'journal-unavailable' },
    settingsSetAside: 'settings.broken-1.json',
    theme: 'system',
  });
});

it('keeps a chosen theme and puts it on', () => {
  const { service, settings, themes } = open();
  service.setTheme('dark');
  expect(settings.read().theme).toBe('dark');
  expect(themes).toEqual(['dark']);
});

it('copies a plain value', async () => {
  const { service, copied } = open();
  await service.copyText('K-1001');
  expect(copied).toEqual(['K-1001']);
});
