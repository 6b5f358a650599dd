import { SeverityNumber } from '@opentelemetry/api-logs';
import { JsonLogsSerializer } from '@opentelemetry/otlp-transformer';
import { resourceFromAttributes } from '@opentelemetry/resources';
import type { ReadableLogRecord } from '@opentelemetry/sdk-logs';
import type { JournalRecord } from '../../journal/record';
import { severityOf } from './severity';

const severities = {
  info: { severityNumber: SeverityNumber.INFO, severityText: 'INFO' },
  warning: { severityNumber: SeverityNumber.WARN, severityText: 'WARN' },
  error: { severityNumber: SeverityNumber.ERROR, severityText: 'ERROR' },
} as const;
const instrumentationScope = { name: 'keydesk.journal', version: '1' };

/** The body of an OTLP/HTTP request for logs, as JSON. */
export function toOtlp(records: readonly JournalRecord[]): Uint8Array {
  const first = records[0];
  const resource = resourceFromAttributes({
    'service.name': 'keydesk',
    ...(first === undefined ? {} : { 'service.version': first.app, 'service.instance.id': first.dev }),
  });
  const logs = records.map((record): ReadableLogRecord => {
    const ms = Date.parse(record.ts);
    const hrTime: [number, number] = [Math.floor(ms / 1000), (ms % 1000) * 1e6];
    return {
      ...{ hrTime, hrTimeObserved: hrTime, resource, instrumentationScope, droppedAttributesCount: 0 },
      ...severities[severityOf(record)],
      body: record.act,
      attributes: attributesOf(record),
    };
  });
  const body = JsonLogsSerializer.serializeRequest(logs);
  if (body === undefined) throw new Error('the records could not be written as OTLP');
  return body;
}

/** Every member of the record as `keydesk.<member>`; those of `tok` one level deeper. */
function attributesOf({ tok, ...members }: JournalRecord): Record<string, string | number> {
  const flat = {
    ...members,
    ...(tok === undefined ? {} : { 'tok.kid': tok.kid, 'tok.exp': tok.exp, 'tok.fp': tok.fp }),
  };
  return Object.fromEntries(
    Object.entries(flat).flatMap(([name, value]) => (value === undefined ? [] : [[`keydesk.${name}`, value] as const])),
  );
}
