import { redactText } from '../../shared/lib/redact';

/**
 * What a field of the diagnostic log may hold. There is no class for free text: what a person, a vendor or the operating
 * system said is never written.
 */
export type FieldClass = 'code' | 'count' | 'duration' | 'route' | 'hash' | 'flag';

/** Everything that can be logged, with the fields of each event. A field that is not declared here is dropped (SC-45). */
export const logEvents = {
  'app.started': { version: 'code', electron: 'code', platform: 'code', packaged: 'flag', durationMs: 'duration' },
  'app.stopping': { why: 'code' },
  'app.fault': { code: 'code', where: 'code' },
  'window.gone': { why: 'code', count: 'count' },
  'screen-pop.ignored': { why: 'code', count: 'count' },
  'screen.locked': { why: 'code' },
  'port.refused': { why: 'code' },
  'navigation.refused': { why: 'code' },
  'rpc.failed': { procedure: 'route', code: 'code', durationMs: 'duration' },
  'vendor.call': {
    vendor: 'code',
    method: 'code',
    route: 'route',
    status: 'count',
    attempt: 'count',
    code: 'code',
    durationMs: 'duration',
  },
  'keychain.probed': { code: 'code', durationMs: 'duration' },
  'journal.problem': { code: 'code' },
  /** A head of the journal, kept apart from it. */
  'journal.head': { seq: 'count', hash: 'hash' },
  'settings.set-aside': { why: 'code' },
  'policy.loaded': { from: 'code' },
  'training.started': { durationMs: 'duration' },
  'training.failed': { code: 'code' },
  'update.step': { step: 'code', code: 'code' },
  'log.dropped': { count: 'count' },
} as const satisfies Readonly<Record<string, Readonly<Record<string, FieldClass>>>>;

export type LogEvent = keyof typeof logEvents;
type ValueOf<C extends FieldClass> = C extends 'flag' ? boolean : C extends 'count' | 'duration' ? number : string;
export type LogFields<E extends LogEvent> = {
  readonly [F in keyof (typeof logEvents)[E]]?: (typeof logEvents)[E][F] extends FieldClass
    ? ValueOf<(typeof logEvents)[E][F]> | null
    : never;
};

/** What stands where a value did not fit its class. */
const unfit = '?';

/** A word, a short key, a version or a placeholder: what a template is made of and a real path is not. */
const segment = String.raw`(?:[A-Za-z-]{1,40}|[A-Za-z][\w.-]{0,18}|v?\d{1,2}(?:\.\d{1,2})?|\{[A-Za-z]{1,40}\}|-)`;

const shapes: Readonly<Record<'code' | 'route' | 'hash', RegExp>> = {
  // Short words with something between them; a token has no gaps where a word ends.
  code: /^(?=.{1,64}$)[A-Za-z0-9]{1,16}(?:[-._]{1,2}[A-Za-z0-9]{1,16}|::?[A-Za-z0-9]{1,16})*$/u,
  route: new RegExp(String.raw`^(?:[A-Z]{3,6} )?/?${segment}(?:/${segment}){0,15}/?$`, 'u'),
  hash: /^[\w-]{8,44}$/u,
};

/** The declared fields of an event, each fitting its class. */
export function cleanFields(event: LogEvent, fields: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const clean: Record<string, unknown> = {};
  for (const [name, fieldClass] of Object.entries(logEvents[event])) {
    const value = fields[name];
    if (value !== undefined) clean[name] = value === null ? null : cleanValue(fieldClass, value);
  }
  return clean;
}

function cleanValue(fieldClass: FieldClass, value: unknown): unknown {
  switch (fieldClass) {
    case 'flag':
      return typeof value === 'boolean' ? value : unfit;
    case 'count':
    case 'duration':
      return typeof value === 'number' && Number.isFinite(value) ? Math.round(value) : unfit;
    case 'hash':
      return typeof value === 'string' && shapes.hash.test(value) ? value : unfit;
    case 'code':
      return typeof value === 'string' && shapes.code.test(value) && isClean(value) ? value : unfit;
    case 'route':
      // Word by word: a path of many words is long without a gap, which is what makes a token of other texts.
      return typeof value === 'string' && shapes.route.test(value) && value.split('/').every(isClean) ? value : unfit;
  }
}

function isClean(text: string): boolean {
  return redactText(text) === text;
}
