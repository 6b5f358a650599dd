import { chmod, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadPolicy, type LoadedPolicy } from '../../../../src/main/policy/load-policy';
import { machinePolicyPaths } from '../../../../src/main/policy/policy-paths';
import { defaultPolicy } from '../../../../src/main/policy/policy';

let folder: string;
let machineFile: string;
let namedFile: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'keydesk-policy-'));
  await mkdir(join(folder, 'machine'), { mode: 0o755 });
  machineFile = join(folder, 'machine', 'policy.json');
  namedFile = join(folder, 'own.json');
});
afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

async function writeMachine(text: string): Promise<void> {
  await writeFile(machineFile, text, { mode: 0o644 });
}

function load(options: { packaged: boolean; named?: boolean; administratorUid?: number }): Promise<LoadedPolicy> {
  return loadPolicy({
    platform: process.platform,
    env: options.named ? { KEYDESK_POLICY: namedFile } : {},
    execPath: process.execPath,
    packaged: options.packaged,
    // Whoever runs the test plays the administrator, so that it works for every user.
    administratorUid: options.administratorUid ?? process.getuid?.() ?? 0,
    machinePaths: [machineFile],
  });
}

const refusal = (field: string): object => ({ failure: { code: 'misconfigured', cause: 'setting', field } });

describe('loadPolicy', () => {
  it('holds the defaults where no file is', async () => {
    expect(await load({ packaged: true })).toEqual({ policy: defaultPolicy, stated: [], path: null });
  });

  it("reads the machine's file", async () => {
    await writeMachine('{"ticketRequired": true}');
    expect(await load({ packaged: true })).toEqual({
      policy: { ...defaultPolicy, ticketRequired: true },
      stated: ['ticketRequired'],
      path: machineFile,
    });
  });

  it('[SC-43][BI-46] refuses a machine file that is not the administrator’s', async () => {
    await writeMachine('{}');
    await expect(load({ packaged: true, administratorUid: 4_000_000 })).rejects.toMatchObject(
      refusal('policy file: not-administrators'),
    );
  });

  it('[SC-43][BI-46] refuses a machine file, or one in a folder, that others may write', async () => {
    await writeMachine('{}');
    await chmod(machineFile, 0o664);
    await expect(load({ packaged: true })).rejects.toMatchObject(refusal('policy file: writable'));
    await chmod(machineFile, 0o644);
    await chmod(join(folder, 'machine'), 0o777);
    await expect(load({ packaged: true })).rejects.toMatchObject(refusal('policy file: writable'));
  });

  it('[SC-43] refuses a link, a folder, a huge file and other encodings in place of the file', async () => {
    await writeFile(namedFile, '{}');
    await symlink(namedFile, machineFile);
    await expect(load({ packaged: true })).rejects.toMatchObject(refusal('policy file: unreadable'));
    await rm(machineFile);
    await mkdir(machineFile);
    await expect(load({ packaged: true })).rejects.toMatchObject(refusal('policy file: not-a-file'));
    await rm(machineFile, { recursive: true });
    await writeMachine(`{${' '.repeat(70_000)}}`);
    await expect(load({ packaged: true })).rejects.toMatchObject(refusal('policy file: too-large'));
    await writeFile(machineFile, Buffer.from([0x7b, 0xff, 0x7d]));
    await expect(load({ packaged: true })).rejects.toMatchObject(refusal('policy file: not-utf8'));
  });

  it('[SC-43] uses a named file alone while developing', async () => {
    await writeMachine('{"ticketRequired": true}');
    await writeFile(namedFile, '{"signInAs": true}');
    expect(await load({ packaged: false, named: true })).toEqual({
      policy: { ...defaultPolicy, signInAs: true },
      stated: ['signInAs'],
      path: namedFile,
    });
  });

  it('[SC-43] ignores a named file in a packaged app where the machine has a policy', async () => {
    await writeMachine('{"linkVisible": false}');
    await writeFile(namedFile, '{"linkVisible": true, "ticketRequired": true}');
    expect(await load({ packaged: true, named: true })).toEqual({
      policy: { ...defaultPolicy, linkVisible: false },
      stated: ['linkVisible'],
      path: machineFile,
    });
  });

  it('[SC-43] lets a named file only make rules stricter in a packaged app without a machine policy', async () => {
    await writeFile(namedFile, '{"callerCheckRequired": false, "signInAs": true, "idleLockMinutes": 3}');
    expect(await load({ packaged: true, named: true })).toEqual({
      policy: { ...defaultPolicy, idleLockMinutes: 3 },
      stated: ['idleLockMinutes'],
      path: namedFile,
    });
  });

  it('refuses a named file that is not there', async () => {
    await expect(load({ packaged: false, named: true })).rejects.toMatchObject(refusal('KEYDESK_POLICY: no such file'));
  });
});

describe('machinePolicyPaths', () => {
  const at = (platform: NodeJS.Platform, env: Record<string, string>): readonly string[] =>
    machinePolicyPaths({ platform, env, execPath: 'C:\\Program Files\\Keydesk\\Keydesk.exe' });

  it('knows the place of each platform', () => {
    expect(at('linux', {})).toEqual(['/etc/keydesk/policy.json']);
    expect(at('darwin', {})).toEqual(['/Library/Application Support/Keydesk/policy.json']);
    expect(at('win32', { ProgramData: 'C:\\ProgramData' })).toEqual(['C:\\ProgramData\\Keydesk\\policy.json']);
  });

  it('[SC-43] looks at the real folder first when the environment names another', () => {
    expect(at('win32', { ProgramData: 'C:\\Users\\anna\\empty' })).toEqual([
      'C:\\ProgramData\\Keydesk\\policy.json',
      'C:\\Users\\anna\\empty\\Keydesk\\policy.json',
    ]);
  });
});
