import { expect, it } from 'vitest';
import { createAppService } from '../../../../src/main/app/app-service';
import { createMemoryJournal } from '../../../fakes/memory-journal';
import { createMemorySettingsStore } from '../../../fakes/memory-settings-store';
import { emptySettings } from '../../../fakes/empty-settings';

function open() {
  const journal = createMemoryJournal();
  const themes: string[] = [];
  const copied: string[] = [];
  const settings = createMemorySettingsStore(emptySettings(), 'settings.json.broken');
  const service = createAppService({
    facts: { version: '1.2.3', electronVersion: '33', platform: 'linux', agent: 'os:anna' },
    settings,
    journal,
    clipboard: {
      read: () => Promise.resolve(''),
      write: (text) => {
        copied.push(text);
        return Promise.resolve();
      },
    },
    keychainProblem: () => ({ code: 'keychain-absent' }),
    applyTheme: (theme) => themes.push(theme),
  });
  return { service, journal, settings, themes, copied };
}

it('says what is wrong with the machine', () => {
  const { service, journal } = open();
  journal.failWith({ code: 'journal-unavailable' });
  expect(service.info()).toEqual({
    version: '1.2.3',
    electronVersion: '33',
    platform: 'linux',
    agent: 'os:anna',
    keychainProblem: { code: 'keychain-absent' },
    journalProblem: { code: 'journal-unavailable' },
    settingsSetAside: 'settings.json.broken',
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
