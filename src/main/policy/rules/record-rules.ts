import { z } from 'zod';

const stopWritesAfterMinutes = z
  .int()
  .min(1)
  .max(1440)
  .nullable()
  .default(null)
  .describe('Nothing is written to a vendor when the export has failed for so long. Default: it never stops anybody.');

const syslog = {
  host: z.string().min(1).max(253),
  port: z.int().min(1).max(65_535).default(6514),
  caFile: z
    .string()
    .min(1)
    .max(1000)
    .nullable()
    .default(null)
    .describe('PEM file of the authority that vouches for the collector. Default: those that come with Keydesk.'),
  enterpriseNumber: z
    .int()
    .min(1)
    .default(32_473)
    .describe('Private enterprise number in the structured data. Default: the one reserved for examples.'),
  stopWritesAfterMinutes,
};

const logTargetSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('otlp'),
    url: z
      .url({ protocol: /^https$/u })
      .max(300)
      .describe('For example https://collector.example/v1/logs'),
    stopWritesAfterMinutes,
  }),
  z.strictObject({ kind: z.literal('syslog'), ...syslog }),
  z.strictObject({ kind: z.literal('cef'), ...syslog }),
]);

/** What is written down about the agents' work, and for how long. */
export const recordRules = {
  journalRetentionMonths: z
    .int()
    .min(1)
    .max(36)
    .default(12)
    .describe('Months after which journal files and their key are deleted. Default: 12.'),
  logTarget: logTargetSchema
    .nullable()
    .default(null)
    .describe(
      'Where the journal is sent as it is written: OTLP/HTTP, syslog over TLS, or CEF in syslog. Default: nowhere.',
    ),
};
