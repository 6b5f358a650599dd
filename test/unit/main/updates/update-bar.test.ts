import { describe, expect, it } from 'vitest';
import { appImagePath, updateBar, updateFeed, type UpdateSurroundings } from '../../../../src/main/updates/update-bar';

const build = { forRelease: true, updateFeed: 'https://updates.example/keydesk/', publisher: 'Keydesk' };
const appImage: UpdateSurroundings = {
  platform: 'linux',
  env: { APPIMAGE: '/home/anna/Keydesk.AppImage' },
  execPath: '/tmp/.mount_Keydesk/keydesk',
  build,
  policy: { updates: true, updateFeed: null },
  exists: () => true,
  mayWrite: () => true,
};
const linux = { ...appImage, env: {} };
const windows: UpdateSurroundings = {
  ...{ ...appImage, env: {}, platform: 'win32' },
  execPath: String.raw`C:\Users\anna\AppData\Local\Programs\Keydesk\Keydesk.exe`,
};
const mac: UpdateSurroundings = {
  ...{ ...appImage, env: {}, platform: 'darwin' },
  execPath: '/Applications/Keydesk.app/Contents/MacOS/Keydesk',
};
const programFiles = String.raw`C:\Program Files\Keydesk\Keydesk.exe`;

describe('[SC-54] who installs updates', () => {
  it.each<[string, UpdateSurroundings]>([
    ['an AppImage of one’s own', appImage],
    ['the setup for one user on Windows', windows],
    ['an app that one may replace on a Mac', mac],
  ])('Keydesk itself: %s', (_, surroundings) => {
    expect(updateBar(surroundings)).toBeNull();
  });

  it.each<[string, UpdateSurroundings]>([
    ['source', { ...appImage, build: null }],
    ['trial', { ...appImage, build: { ...build, forRelease: false } }],
    ['off', { ...appImage, policy: { updates: false, updateFeed: 'https://updates.example/' } }],
    ['no-feed', { ...appImage, build: { ...build, updateFeed: null } }],
    ['unsigned', { ...windows, build: { ...build, publisher: null } }],
    ['unsigned', { ...mac, build: { ...build, publisher: null } }],
    ['package-manager', { ...linux, execPath: '/usr/lib/keydesk/keydesk' }],
    ['unpacked', { ...linux, execPath: '/home/anna/keydesk-0.1.0-linux-x64/keydesk' }],
    ['portable', { ...windows, env: { PORTABLE_EXECUTABLE_FILE: 'D:\\Keydesk-portable.exe' } }],
    ['administrator', { ...windows, execPath: programFiles }],
    ['administrator', { ...windows, execPath: programFiles.toLowerCase() }],
    ['administrator', { ...windows, exists: () => false }],
    ['no-rights', { ...appImage, mayWrite: (path) => path !== '/home/anna' }],
    ['no-rights', { ...appImage, mayWrite: (path) => path === '/home/anna' }],
    ['no-rights', { ...mac, mayWrite: (path) => path !== '/Applications/Keydesk.app' }],
  ])('somebody else, or nobody: %s', (bar, surroundings) => {
    expect(updateBar(surroundings)).toBe(bar);
  });

  it('takes no path for an AppImage that is none', () => {
    expect(appImagePath({ platform: 'linux', env: { APPIMAGE: 'Keydesk.AppImage' } })).toBeNull();
    expect(appImagePath({ platform: 'win32', env: { APPIMAGE: '/Keydesk.AppImage' } })).toBeNull();
  });
});

describe('[SC-55] where updates come from', () => {
  it('the policy before the build, and nothing else', () => {
    const policy = { updates: true, updateFeed: 'https://mirror.example/keydesk/' };
    expect(updateFeed({ build, policy })).toEqual({
      address: 'https://mirror.example/keydesk/',
      shown: { host: 'mirror.example', from: 'policy' },
    });
    expect(updateFeed({ build, policy: { ...policy, updateFeed: null } })).toEqual({
      address: build.updateFeed,
      shown: { host: 'updates.example', from: 'build' },
    });
    expect(updateFeed({ build: null, policy: { ...policy, updateFeed: null } })).toBeNull();
  });

  it('never without encryption', () => {
    const plain = { ...build, updateFeed: 'http://updates.example/keydesk/' };
    expect(updateFeed({ build: plain, policy: { updates: true, updateFeed: null } })).toBeNull();
  });
});
