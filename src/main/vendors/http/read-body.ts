import { fail } from '../../../shared/domain/failure';
import type { HttpLimits } from './limits';

/**
 * Reads a body to its end within the limits and decodes it as strict UTF-8.
 *
 * @throws KeydeskError `vendor-error` (`size`, `encoding`) or `timeout`; whatever the stream itself throws passes through.
 */
export async function readBody(
  response: Response,
  limits: Pick<HttpLimits, 'bodyBytes' | 'betweenChunksMs'>,
): Promise<string> {
  if (response.body === null) return '';
  const reader: ReadableStreamDefaultReader<Uint8Array> = (response.body as ReadableStream<Uint8Array>).getReader();
  const chunks: Uint8Array[] = [];
  let size = 0;
  for (;;) {
    const { done, value } = await withTimeout(
      reader.read(),
      limits.betweenChunksMs,
      () => void reader.cancel().catch(() => undefined),
    );
    if (done) break;
    size += value.byteLength;
    if (size > limits.bodyBytes) {
      void reader.cancel().catch(() => undefined);
      throw fail({ code: 'vendor-error', cause: 'size', path: null, status: response.status });
    }
    chunks.push(value);
  }
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: false }).decode(Buffer.concat(chunks));
  } catch {
    throw fail({ code: 'vendor-error', cause: 'encoding', path: null, status: response.status });
  }
}

async function withTimeout<T>(work: Promise<T>, ms: number, onTimeout: () => void): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      onTimeout();
      reject(fail({ code: 'timeout' }));
    }, ms);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
