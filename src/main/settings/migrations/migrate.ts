export type RawSettings = Readonly<Record<string, unknown>>;

/** One step: from the version before `to` to `to`. It gets what was in the file and must not trust it. */
export interface Migration {
  readonly to: number;
  migrate(settings: RawSettings): RawSettings;
}

/**
 * Settings of an older version brought to the newest, step by step; the result still has to pass the schema.
 *
 * @throws Error when a step is missing: a bug of ours, not a fault of the file.
 */
export function migrateSettings(
  settings: RawSettings,
  from: number,
  current: number,
  migrations: readonly Migration[],
): RawSettings {
  let migrated = settings;
  for (let version = from + 1; version <= current; version += 1) {
    const step = migrations.find(({ to }) => to === version);
    if (step === undefined) throw new Error(`no migration to settings version ${version}`);
    migrated = { ...step.migrate(migrated), version };
  }
  return migrated;
}
