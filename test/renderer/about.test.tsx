import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { ageInDays } from '../../src/renderer/src/lib/age';
import type { UpdateBar, UpdateState, UpdateStep } from '../../src/shared/domain/update-state';
import { updateBars, updateProblems } from '../../src/shared/domain/update-state';
import { createWatched } from '../../src/shared/lib/watched';
import { shopperAt } from '../fakes/fake-desk/shoppers';
import { lookUp, openAccount, openWindow } from './render-app';

const dayMs = 86_400_000;
const builtDaysAgo = (days: number) => ({
  forRelease: true,
  builtAt: new Date(Date.now() - days * dayMs).toISOString(),
});
const info = {
  version: '1.2.3',
  electronVersion: '45.4.1',
  platform: 'linux',
  agent: 'anna',
  build: builtDaysAgo(3),
  keychainPending: false,
  keychainProblem: null,
  journalProblem: null,
  settingsSetAside: null,
  clockOffsetMs: null,
};

const feed = { host: 'updates.example', from: 'build' as const };
const updating: UpdateState = { bar: null, feed, ring: 'stable', step: { at: 'idle' }, replaced: false };
const packaged: UpdateState = { ...updating, bar: 'package-manager', feed: null };

async function openAbout(
  changes: Partial<Omit<typeof info, 'build'>> & { readonly build?: typeof info.build | null } = {},
  state: UpdateState = packaged,
) {
  const updates = createWatched(state);
  const window = await openWindow({ info: { ...info, ...changes }, updates });
  await window.user.click(screen.getByRole('button', { name: 'Preferences' }));
  const section = within(await screen.findByRole('region', { name: 'This Keydesk' }));
  return { ...window, updates, section };
}
const about = async (...args: Parameters<typeof openAbout>) => (await openAbout(...args)).section;

describe('[SC-54] a Keydesk that does not update itself', () => {
  it('says so and shows its age', async () => {
    const section = await about({ build: builtDaysAgo(3) });
    expect(section.getByText('Keydesk 1.2.3, on Electron 45.4.1.')).toBeVisible();
    expect(section.getByText(/^Built on .*, 3 days ago\.$/u)).toBeVisible();
    expect(await section.findByText(/is updated with them, by whoever looks after this computer/u)).toBeVisible();
    expect(section.queryByText(/not for release/u)).toBeNull();
  });

  it.each<[UpdateBar, RegExp, boolean]>([
    ['source', /started from its source/u, false],
    ['trial', /A trial doesn’t update itself/u, false],
    ['off', /The rules of this computer switch updates off/u, false],
    ['no-feed', /knows no update server/u, false],
    ['unsigned', /isn’t signed/u, false],
    ['package-manager', /one of this system’s packages/u, true],
    ['unpacked', /unpacked by hand/u, true],
    ['portable', /portable Keydesk/u, true],
    ['administrator', /installed for everybody/u, true],
    ['no-rights', /may not replace its own file/u, true],
  ])('says why: %s', async (bar, why, looks) => {
    const section = await about({}, { ...updating, bar });
    expect(await section.findByText(why)).toBeVisible();
    expect(section.queryByRole('button', { name: 'Look for a newer version' }) !== null).toBe(looks);
    expect(section.queryByText(/updates\.example/u) !== null).toBe(looks);
  });

  it('has a reason for each way there is', () => {
    expect(updateBars).toHaveLength(10);
  });

  it('names a newer version and who has it', async () => {
    const step = { at: 'offered' as const, version: '1.3.0' };
    const section = await about({}, { ...updating, bar: 'administrator', step });
    expect(await section.findByText(/newer version, Keydesk 1\.3\.0\. Ask your administrator/u)).toBeVisible();
    expect(section.queryByRole('button')).toBeNull();
  });

  it('says when it is a trial', async () => {
    const section = await about({ build: { ...builtDaysAgo(1), forRelease: false } });
    expect(section.getByText(/not for release/u)).toBeVisible();
    expect(screen.getByText('Keydesk 1.2.3, not for release')).toBeVisible();
  });

  it('has no age when it was started from its source', async () => {
    const section = await about({ build: null });
    expect(section.getByText('Started from its source code.')).toBeVisible();
  });

  it('asks for a newer one on every screen once it is old, and not before', async () => {
    await openWindow({ info: { ...info, build: builtDaysAgo(119) } });
    expect(screen.queryByText(/Ask your administrator/u)).toBeNull();
    await openWindow({ info: { ...info, build: builtDaysAgo(121) } });
    expect(await screen.findByText(/is 121 days old and doesn’t update itself/u)).toBeVisible();
  });

  it('is never younger than today', () => {
    expect(ageInDays('2026-11-21T00:00:00.000Z', Date.parse('2026-11-01T00:00:00.000Z'))).toBe(0);
  });
});

describe('[SC-54] a Keydesk that updates itself', () => {
  it('says where newer versions come from, and who says so', async () => {
    const { section, updates } = await openAbout({}, updating);
    expect(await section.findByText('Newer versions come from updates.example.')).toBeVisible();
    updates.set({ ...updating, feed: { ...feed, from: 'policy' }, ring: 'early' });
    expect(
      await section.findByText(/as the rules of this computer say\. This computer gets early versions\./u),
    ).toBeVisible();
  });

  it('goes step by step, each at a click', async () => {
    const { section, updates, user, desk } = await openAbout({}, updating);
    const go = (step: UpdateStep): void => updates.set({ ...updating, step });
    await user.click(await section.findByRole('button', { name: 'Look for a newer version' }));
    expect(desk.callsOf('updates.check')).toHaveLength(1);
    go({ at: 'checking' });
    expect(await section.findByText('Looking for a newer version…')).toBeVisible();
    expect(section.queryByRole('button')).toBeNull();
    go({ at: 'offered', version: '1.3.0' });
    await user.click(await section.findByRole('button', { name: 'Download' }));
    expect(desk.callsOf('updates.download')).toEqual([{ version: '1.3.0' }]);
    go({ at: 'downloading', version: '1.3.0', doneBytes: 25, totalBytes: 99 });
    expect(await section.findByText('Downloading Keydesk 1.3.0: 25 %')).toBeVisible();
    expect(section.getByRole('progressbar', { name: 'Download of Keydesk 1.3.0' })).toHaveAttribute(
      'aria-valuenow',
      '25',
    );
    await user.click(section.getByRole('button', { name: 'Stop' }));
    expect(desk.callsOf('updates.cancel')).toHaveLength(1);
    go({ at: 'ready', version: '1.3.0' });
    await user.click(await section.findByRole('button', { name: 'Restart and install' }));
    expect(desk.callsOf('updates.install')).toEqual([{ version: '1.3.0' }]);
    await user.click(section.getByRole('button', { name: 'Don’t install' }));
    expect(desk.callsOf('updates.cancel')).toHaveLength(2);
    go({ at: 'current', checkedAt: new Date().toISOString() });
    expect(await section.findByText(/^There was no newer version at the last look/u)).toBeVisible();
  });

  it.each(updateProblems)('says what is wrong, and lets it be tried again: %s', async (problem) => {
    const { section } = await openAbout({}, { ...updating, step: { at: 'failed', problem, version: '1.3.0' } });
    const button = await section.findByRole('button', { name: 'Look for a newer version' });
    expect(button).toBeVisible();
    expect(section.queryByText(/updates\.problem|\{\{/u)).toBeNull();
    expect(section.getByText(problemWords[problem])).toBeVisible();
  });

  it('offers the restart on every screen, but not while a call is open', async () => {
    const step = { at: 'ready' as const, version: '1.3.0' };
    const { user, desk } = await openWindow({
      info,
      accounts: [shopperAt('norce', '900101', { email: 'maja@example.test' })],
      updates: createWatched({ ...updating, step }),
    });
    const notices = within(await screen.findByRole('region', { name: 'Notices' }));
    expect(await notices.findByText(/installed when you quit, or now with a restart/u)).toBeVisible();
    expect(notices.getByRole('button', { name: 'Restart and install' })).toBeVisible();
    await lookUp(user, 'maja@example.test');
    await openAccount();
    expect(await notices.findByText(/once no call is open you can also restart/u)).toBeVisible();
    expect(notices.queryByRole('button')).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Preferences' }));
    const section = within(await screen.findByRole('region', { name: 'This Keydesk' }));
    expect(section.queryByRole('button', { name: 'Restart and install' })).toBeNull();
    expect(section.getByRole('button', { name: 'Don’t install' })).toBeVisible();
    await user.keyboard('{Escape}');
    await user.keyboard('{Control>}w{/Control}');
    await user.click(await notices.findByRole('button', { name: 'Restart and install' }));
    expect(desk.callsOf('updates.install')).toEqual([{ version: '1.3.0' }]);
  });

  it('says that a change still runs when the restart is refused', async () => {
    const step = { at: 'ready' as const, version: '1.3.0' };
    const { user } = await openWindow({
      info,
      updates: createWatched({ ...updating, step }),
      trouble: { 'updates.install': { code: 'policy-denied', rule: 'write-running' } },
    });
    await user.click(await screen.findByRole('button', { name: 'Restart and install' }));
    expect(await screen.findByText(/A change is being made at a store right now/u)).toBeVisible();
  });

  it('looks for a newer one itself once it is old', async () => {
    await openWindow({ info: { ...info, build: builtDaysAgo(130) }, updates: createWatched(updating) });
    expect(await screen.findByText(/is 130 days old\. Look for a newer version under Preferences/u)).toBeVisible();
  });
});

describe('[FT-59] a Keydesk whose files were replaced while it runs', () => {
  it('goes on, and asks for a restart when no call is open', async () => {
    const { user, desk } = await openWindow({
      info,
      accounts: [shopperAt('norce', '900101', { email: 'maja@example.test' })],
      updates: createWatched({ ...packaged, replaced: true }),
    });
    const notices = within(await screen.findByRole('region', { name: 'Notices' }));
    expect(await notices.findByText(/restart it for the new version/u)).toBeVisible();
    await lookUp(user, 'maja@example.test');
    await openAccount();
    expect(await notices.findByText(/restart it when no call is open/u)).toBeVisible();
    expect(notices.queryByRole('button')).toBeNull();
    await user.keyboard('{Control>}w{/Control}');
    await user.click(await notices.findByRole('button', { name: 'Restart' }));
    expect(desk.callsOf('updates.restart')).toHaveLength(1);
  });
});

const problemWords: Readonly<Record<(typeof updateProblems)[number], RegExp>> = {
  unreachable: /couldn’t be reached/u,
  untrusted: /certificate isn’t trusted/u,
  'proxy-auth': /proxy wants a password/u,
  'nothing-there': /has no version for this computer/u,
  'bad-metadata': /answer can’t be read/u,
  'other-host': /points to another address/u,
  older: /has 1\.3\.0, which is older/u,
  'not-stable': /1\.3\.0, an early version/u,
  'not-for-this-system': /1\.3\.0 doesn’t run on this system/u,
  'wrong-content': /cut short, damaged or tampered with/u,
  'wrong-publisher': /1\.3\.0 isn’t signed by the makers/u,
  'changed-on-disk': /was changed on this computer/u,
  'disk-full': /disk is full/u,
  'no-rights': /may not write the package/u,
  'not-installed': /1\.3\.0 couldn’t be installed/u,
};

describe('[SC-51] the licences of the parts', () => {
  it('are listed in the window, each with the notice it brings', async () => {
    const { user } = await openWindow({
      parts: [
        { name: 'first-part', version: '1.0.0', licence: 'MIT', text: 'Copyright of the first.' },
        { name: 'second-part', version: '2.0.0', licence: 'ISC', text: null },
      ],
    });
    await user.click(screen.getByRole('button', { name: 'Preferences' }));
    await user.click(await screen.findByRole('button', { name: 'Show the list' }));
    const list = within(await screen.findByRole('dialog', { name: 'Licences of the parts' }));
    expect(await list.findByText(/^2 parts of others/u)).toBeVisible();
    expect(list.getByText('MIT')).toBeVisible();
    await user.click(list.getByText('first-part 1.0.0'));
    expect(list.getByText('Copyright of the first.')).toBeVisible();
    expect(list.getByText('It brings no notice of its own.')).toBeInTheDocument();
  });
});
