/** One request as it arrived. */
export interface RecordedRequest {
  readonly method: string;
  readonly path: string;
  readonly query: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** Status of the answer; null while it is under way or when the connection was cut. */
  status: number | null;
  answer: string | null;
  answerHeaders: Readonly<Record<string, string>>;
}

export interface RequestLog {
  all(): readonly RecordedRequest[];
  add(request: RecordedRequest): void;
  clear(): void;
}

const kept = 2_000;

export function createRequestLog(): RequestLog {
  let entries: RecordedRequest[] = [];
  return {
    all: () => [...entries],
    add: (request) => {
      entries.push(request);
      if (entries.length > kept) entries = entries.slice(-kept);
    },
    clear: () => {
      entries = [];
    },
  };
}
