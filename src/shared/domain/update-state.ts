import { z } from 'zod';

/** Which versions a machine gets: the tried ones, or early ones that others wait for. */
export const updateRings = ['stable', 'early'] as const;
export type UpdateRing = (typeof updateRings)[number];

/** Why this Keydesk neither looks for updates nor installs any. */
const noUpdates = ['source', 'trial', 'off', 'no-feed', 'unsigned'] as const;
/** Why this Keydesk looks for updates and leaves installing them to whoever installed it. */
const noInstalls = ['package-manager', 'unpacked', 'portable', 'administrator', 'no-rights'] as const;

export const updateBars = [...noUpdates, ...noInstalls] as const;
export type UpdateBar = (typeof updateBars)[number];

/** Whether it may be asked what the newest version is, even if somebody else has to install it. */
export function mayLookForUpdates(bar: UpdateBar | null): boolean {
  return !noUpdates.some((none) => none === bar);
}

/** Everything that can be wrong with an update, found before anything of it was installed. */
export const updateProblems = [
  /** No answer, or the connection broke off. */
  'unreachable',
  'untrusted',
  'proxy-auth',
  /** The server has nothing for this system and ring. */
  'nothing-there',
  'bad-metadata',
  'other-host',
  'older',
  'not-stable',
  'not-for-this-system',
  /** What arrived is not what was announced: cut short, damaged or tampered with. */
  'wrong-content',
  'wrong-publisher',
  /** The package was right when it arrived and is not any more. */
  'changed-on-disk',
  'disk-full',
  'no-rights',
  'not-installed',
] as const;
export type UpdateProblem = (typeof updateProblems)[number];

const version = z.string().max(64);

const updateStepSchema = z.discriminatedUnion('at', [
  /** Nobody has looked yet. */
  z.object({ at: z.literal('idle') }),
  z.object({ at: z.literal('checking') }),
  z.object({ at: z.literal('current'), checkedAt: z.string() }),
  z.object({ at: z.literal('offered'), version }),
  z.object({
    at: z.literal('downloading'),
    version,
    doneBytes: z.number().int().min(0),
    totalBytes: z.number().int().min(0),
  }),
  /** Downloaded and checked; it is installed when Keydesk ends. */
  z.object({ at: z.literal('ready'), version }),
  z.object({
    at: z.literal('failed'),
    problem: z.enum(updateProblems),
    /** The version it was about; null when that is not known. */
    version: version.nullable(),
  }),
]);
export type UpdateStep = Readonly<z.infer<typeof updateStepSchema>>;

export const updateStateSchema = z.object({
  /** Null where this Keydesk installs updates by itself. */
  bar: z.enum(updateBars).nullable(),
  /** Where updates come from, as the build or the policy says; nothing else can. */
  feed: z.object({ host: z.string().max(260), from: z.enum(['build', 'policy']) }).nullable(),
  ring: z.enum(updateRings),
  step: updateStepSchema,
  /** Somebody replaced the files of the running program: it goes on as it is and should be started again. */
  replaced: z.boolean(),
});
export type UpdateState = Readonly<z.infer<typeof updateStateSchema>>;
