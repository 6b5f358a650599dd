import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { startObjections } from '../../../../src/main/app/start-check';
import { givenEnvironment, startEnvironment } from '../../../../src/main/app/start-environment';

describe('[SC-56] the environment of the start', () => {
  it('has what was taken out of it before our code ran', () => {
    const env = startEnvironment({ HOME: '/home/anna' }, 'HOME=/home/anna\0NODE_OPTIONS=--require /x=y.cjs\0');
    expect(env).toEqual({ HOME: '/home/anna', NODE_OPTIONS: '--require /x=y.cjs' });
    expect(startObjections({ args: [], env, isProfileFolder: () => true })).toEqual(['NODE_OPTIONS']);
  });

  it.each([
    ['nothing', null],
    ['an empty text', ''],
    ['something that is no variable', 'x\0=y\0'],
  ])('is what Node knows where the kernel says %s', (_, given) => {
    expect(startEnvironment({ HOME: '/home/anna' }, given)).toEqual({ HOME: '/home/anna' });
  });

  it.runIf(process.platform === 'linux')('is read from the kernel, whatever the process has done to its own', () => {
    const file = join(import.meta.dirname, '../../../../src/main/app/start-environment.ts');
    const code = `delete process.env.KEYDESK_GIVEN; const { givenEnvironment } = await import(${JSON.stringify(file)}); process.stdout.write(givenEnvironment('linux'));`;
    const given = execFileSync(process.execPath, ['--input-type=module', '--experimental-strip-types', '-e', code], {
      env: { ...process.env, KEYDESK_GIVEN: 'yes' },
    }).toString('latin1');
    expect(startEnvironment({}, given)).toMatchObject({ KEYDESK_GIVEN: 'yes' });
  });

  it('is not looked for in other systems', () => {
    expect(givenEnvironment('win32')).toBeNull();
  });
});
