import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { ageInDays } from '../../src/renderer/src/lib/age';
import { openWindow } from './render-app';

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
  keychainProblem: null,
  journalProblem: null,
  settingsSetAside: null,
};

async function about(changes: Partial<Omit<typeof info, 'build'>> & { readonly build: typeof info.build | null }) {
  const { user } = await openWindow({ info: { ...info, ...changes } });
  await user.click(screen.getByRole('button', { name: 'Preferences' }));
  return within(await screen.findByRole('region', { name: 'This Keydesk' }));
}

describe('[SC-54] a Keydesk without an updater', () => {
  it('says so and shows its age', async () => {
    const section = await about({ build: builtDaysAgo(3) });
    expect(section.getByText('Keydesk 1.2.3, on Electron 45.4.1.')).toBeVisible();
    expect(section.getByText(/^Built on .*, 3 days ago\.$/u)).toBeVisible();
    expect(section.getByText(/doesn’t update itself/u)).toBeVisible();
    expect(section.queryByText(/not for release/u)).toBeNull();
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
    expect(await screen.findByText(/is 121 days old/u)).toBeVisible();
  });

  it('is never younger than today', () => {
    expect(ageInDays('2026-11-21T00:00:00.000Z', Date.parse('2026-11-01T00:00:00.000Z'))).toBe(0);
  });
});
