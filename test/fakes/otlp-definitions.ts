import root from 'otlp-definitions/build/src/generated/root.js';
import { z } from 'zod';

/** The part of the generated code that is used here: it has no types of its own. */
interface MessageType {
  /** What is wrong with a plain object, or null. */
  verify(plain: unknown): string | null;
  fromObject(plain: unknown): object;
  encode(message: object): { finish(): Uint8Array };
  decode(bytes: Uint8Array): object;
  toObject(message: object, options: { readonly longs: StringConstructor }): unknown;
}
const messageType = z.custom<MessageType>((value) => typeof value === 'function' && 'verify' in value);
const definitions = z.object({
  opentelemetry: z.object({
    proto: z.object({
      collector: z.object({
        logs: z.object({ v1: z.object({ ExportLogsServiceRequest: z.unknown() }) }),
      }),
    }),
  }),
});
const request = messageType.parse(
  definitions.parse(root).opentelemetry.proto.collector.logs.v1.ExportLogsServiceRequest,
);

/**
 * A request for logs as OpenTelemetry's own generated code reads it: taken into its message, written to bytes and read back, so
 * that what its definitions don't know is gone and a member of another kind is refused.
 */
export function readOtlpLogs(json: unknown): unknown {
  const message = request.fromObject(json);
  const problem = request.verify(message);
  if (problem !== null) throw new Error(`not an OTLP request for logs: ${problem}`);
  return request.toObject(request.decode(request.encode(message).finish()), { longs: String });
}
