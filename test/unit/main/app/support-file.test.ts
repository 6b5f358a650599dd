import { describe, expect, it } from 'vitest';
import { createSupportFile } from '../../../../src/main/app/support-file';
import { failureOf } from '../../../fakes/failure-of';

function open(saves: string[] = []) {
  return createSupportFile({
    info: () =>
      Promise.resolve({
        version: '0.1.0',
        build: null,
        electronVersion: '45.4.1',
        platform: 'linux',
        agent: 'os:CANARY-AGENT',
        keychainPending: false,
        keychainProblem: { code: 'tls-untrusted', host: 'CANARY-HOST.example' },
        journalProblem: null,
        settingsSetAside: 'CANARY-settings.broken.json',
        clockOffsetMs: 90_000,
      }),
    connections: () =>
      Promise.resolve([
        {
          id: 'CANARY-ID',
          name: 'CANARY-NAME',
          vendor: 'norce',
          colour: 'blue',
          training: false,
          managed: true,
          host: 'https://CANARY-HOST.example',
          problem: { code: 'misconfigured', cause: 'setting', field: 'CANARY-FIELD' },
          capabilities: null,
        },
      ]),
    policy: { path: '/CANARY/policy.json', stated: ['linkVisible'] },
    files: {
      save: ({ fileName, text }) => {
        saves.push(text);
        return Promise.resolve({ fileName });
      },
      open: () => Promise.resolve(null),
    },
  });
}

describe('[SC-47] the support file', () => {
  it('holds versions, codes and counts, and nothing that somebody typed or that names anybody', async () => {
    const { text } = await open().preview();
    expect(JSON.parse(text)).toEqual({
      program: { version: '0.1.0', electronVersion: '45.4.1', platform: 'linux' },
      agentKnown: true,
      keychain: 'tls-untrusted',
      journal: 'ok',
      settingsSetAside: true,
      clock: 'off',
      policy: { file: true, rules: ['linkVisible'] },
      connections: [{ vendor: 'norce', training: false, managed: true, state: 'misconfigured' }],
    });
    expect(text).not.toContain('CANARY');
  });

  it('is saved exactly as it was shown, and not before', async () => {
    const saves: string[] = [];
    const file = open(saves);
    expect(await failureOf(file.save())).toEqual({ code: 'conflict', key: 'support' });
    const { text } = await file.preview();
    await file.save();
    expect(saves).toEqual([text]);
  });
});
