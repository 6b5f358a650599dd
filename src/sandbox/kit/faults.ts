/** What may go wrong with an answer. `after` faults let the work be done first. */
export type Fault =
  /** Answers instead of doing the work; `body` is text, JSON or nothing. */
  | {
      readonly kind: 'answer';
      readonly status: number;
      readonly headers?: Record<string, string>;
      readonly body?: unknown;
    }
  /** Does the work, then answers this instead. */
  | {
      readonly kind: 'answer-after';
      readonly status: number;
      readonly headers?: Record<string, string>;
      readonly body?: unknown;
    }
  /** Never answers; the work is not done. */
  | { readonly kind: 'hang' }
  /** Never answers; the work is done. */
  | { readonly kind: 'hang-after' }
  /** Cuts the connection before or after the work. */
  | { readonly kind: 'reset' }
  | { readonly kind: 'reset-after' }
  /** Does the work and sends only the first bytes of the answer, then cuts. */
  | { readonly kind: 'cut-body'; readonly bytes: number }
  /** Does the work and sends the answer a byte at a time. */
  | { readonly kind: 'drip'; readonly everyMs: number }
  /** Waits, then does everything as usual. */
  | { readonly kind: 'delay'; readonly ms: number };

export interface FaultRule {
  /** Matches every method when left out. */
  readonly method?: string;
  /** Part of the path; matches every path but the control ones when left out. */
  readonly path?: string;
  /** True when `path` must be the whole path and not a part of it. */
  readonly whole?: boolean;
  /** How often it strikes; every time when left out. */
  readonly times?: number;
  readonly fault: Fault;
}

export interface Faults {
  add(rule: FaultRule): void;
  clear(): void;
  all(): readonly FaultRule[];
  /** The fault for this request, if one is due; counts it as struck. */
  take(method: string, path: string): Fault | null;
}

export function createFaults(): Faults {
  let rules: { readonly rule: FaultRule; left: number }[] = [];
  return {
    add: (rule) => {
      rules.push({ rule, left: rule.times ?? Number.POSITIVE_INFINITY });
    },
    clear: () => {
      rules = [];
    },
    all: () => rules.map(({ rule }) => rule),
    take: (method, path) => {
      const due = rules.find(
        ({ rule, left }) =>
          left > 0 &&
          (rule.method === undefined || rule.method.toUpperCase() === method.toUpperCase()) &&
          (rule.path === undefined || (rule.whole === true ? path === rule.path : path.includes(rule.path))),
      );
      if (due === undefined) return null;
      due.left -= 1;
      return due.rule.fault;
    },
  };
}
