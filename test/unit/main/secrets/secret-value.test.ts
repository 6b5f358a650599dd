import { describe, expect, it } from 'vitest';
import { keychainBackend } from '../../../../src/main/secrets/keychain-backend';
import { keychainFailure } from '../../../../src/main/secrets/keychain-failure';
import { loadKeytar } from '../../../../src/main/secrets/keytar-secret-store';
import { createSessionSecrets } from '../../../../src/main/secrets/session-secrets';
import { checkSecretSpec, checkSecretValue, maxSecretBytes } from '../../../../src/main/secrets/secret-value';

const failing = (failure: object): unknown => expect.objectContaining({ failure: expect.objectContaining(failure) });

describe('[SC-22] a value for a keychain', () => {
  it.each([
    ['empty', ''],
    ['nul', 'CANARY\0SECRET'],
    ['malformed', 'CANARY\ud800'],
    ['too-long', `${'x'.repeat(maxSecretBytes - 1)}å`],
  ])('is refused when it is %s, and not repeated', (problem, value) => {
    const check = (): void => checkSecretValue(value);
    expect(check).toThrow(failing({ field: 'secret', problem }));
    expect(check).not.toThrow(/CANARY/u);
  });

  it.each(['x', 'åäö 😀', 'x'.repeat(maxSecretBytes)])('is taken otherwise', (value) => {
    expect(() => checkSecretValue(value)).not.toThrow();
  });
});

describe('a name in a keychain', () => {
  it.each(['connection/c-1/clientSecret', 'journal/month/2027-01', 'journal/seal', 'probe'])('may be %s', (account) => {
    expect(() => checkSecretSpec({ service: 'keydesk', account })).not.toThrow();
  });

  it.each(['', 'connection/c-1', 'connection/../journal/seal', 'journal/month/27-1', 'Probe', 'probe ', 'a/b/c/d'])(
    'is not %j',
    (account) => {
      expect(() => checkSecretSpec({ service: 'keydesk', account })).toThrow(failing({ field: 'secret-name' }));
    },
  );
});

describe('the keychain of a platform', () => {
  it.each([
    ['darwin', 'keychain'],
    ['win32', 'credential-manager'],
    ['linux', 'secret-service'],
  ])('%s has is the %s', (platform, backend) => {
    expect(keychainBackend(platform)).toBe(backend);
  });

  it('that says something nobody knows counts as locked', () => {
    expect(keychainFailure(new Error('Der Schlüsselbund ist zu.'))).toEqual({ code: 'keychain-locked' });
    expect(keychainFailure('The name is not provided by any .service files')).toEqual({ code: 'keychain-locked' });
  });

  it('is reached through a module that has what is used of it', async () => {
    const driver = await loadKeytar();
    for (const name of ['getPassword', 'setPassword', 'deletePassword'] as const) {
      expect(driver[name]).toBeTypeOf('function');
    }
  });
});

describe('secrets for this session', () => {
  it('are given for the hosts they were typed for, and only as long as nobody forgets them', () => {
    const secrets = createSessionSecrets();
    expect(secrets.get('c1', ['a.example'])).toBeNull();
    secrets.keep('c1', ['a.example'], { clientSecret: 'CANARY' });
    expect(secrets.get('c1', ['a.example'])).toEqual({ clientSecret: 'CANARY' });
    expect(secrets.get('c1', ['a.example', 'b.example'])).toBeNull();
    secrets.forget('c1');
    expect(secrets.get('c1', ['a.example'])).toBeNull();
  });
});
