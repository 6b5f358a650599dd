import type { WrittenHead } from './chain';

/** A head is handed out after so many records … */
const everyRecords = 100;
/** … or after so long, whichever comes first, and at the end of the program. */
const everyMs = 600_000;

/** Hands heads of the journal to a place of their own, where they show later that nothing was cut off. */
export interface HeadExport {
  /** To be told after each write. */
  written(head: WrittenHead): void;
  /** Hands out the last one, if that has not been done. */
  end(head: WrittenHead | null): void;
}

export function createHeadExport(send: (head: WrittenHead) => void): HeadExport {
  let sentSeq = 0;
  let sentAt = Number.NEGATIVE_INFINITY;

  function sendNow(head: WrittenHead): void {
    [sentSeq, sentAt] = [head.seq, Date.parse(head.ts)];
    send(head);
  }

  return {
    written(head) {
      // By the records' own times: without a record there is no new head.
      const due = head.seq - sentSeq >= everyRecords || Math.abs(Date.parse(head.ts) - sentAt) >= everyMs;
      if (due) sendNow(head);
    },
    end(head) {
      if (head !== null && head.seq !== sentSeq) sendNow(head);
    },
  };
}
