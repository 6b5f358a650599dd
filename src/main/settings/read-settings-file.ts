import { lstatSync, readFileSync } from 'node:fs';
import { fail } from '../../shared/domain/failure';
import { hasDoubledKeys } from '../../shared/lib/doubled-keys';
import { migrateSettings, type Migration, type RawSettings } from './migrations/migrate';
import { settingsSchema, settingsVersion, type Settings } from './schema';

const maxBytes = 5 * 1024 * 1024;
const poisonousKeys = new Set(['__proto__', 'constructor', 'prototype']);

export type SettingsFile =
  | { readonly state: 'absent' }
  | { readonly state: 'good'; readonly settings: Settings; readonly migrated: boolean }
  | { readonly state: 'broken' };

/**
 * The settings file, which anybody may have written: parsed, migrated and checked, or broken.
 *
 * @throws KeydeskError `misconfigured` (`settings.version`) for a file of a newer Keydesk: it is good, only not for this one.
 */
export function readSettingsFile(path: string, migrations: readonly Migration[]): SettingsFile {
  const facts = lstatSync(path, { throwIfNoEntry: false });
  if (facts === undefined) return { state: 'absent' };
  // A link may lead to a file of somebody else, which would then be replaced or set aside.
  const raw = facts.isFile() && facts.size <= maxBytes ? readRaw(path) : null;
  if (raw === null) return { state: 'broken' };
  const { version } = raw;
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 1) return { state: 'broken' };
  if (version > settingsVersion) {
    throw fail({ code: 'misconfigured', cause: 'setting', field: 'settings.version' });
  }
  const parsed = settingsSchema.safeParse(migrateSettings(raw, version, settingsVersion, migrations));
  return parsed.success
    ? { state: 'good', settings: parsed.data, migrated: version !== settingsVersion }
    : { state: 'broken' };
}

function readRaw(path: string): RawSettings | null {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(path));
    const value: unknown = JSON.parse(text);
    return isRecord(value) && !hasDoubledKeys(text, value) && !isPoisoned(value) ? value : null;
  } catch {
    return null;
  }
}

function isRecord(value: unknown): value is RawSettings {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Whether a key that reaches prototypes stands anywhere. */
function isPoisoned(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return Object.entries(value).some(([key, inner]) => poisonousKeys.has(key) || isPoisoned(inner));
}
