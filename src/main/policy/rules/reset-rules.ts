import { z } from 'zod';
import { defaultLinkLifetimeMinutes, linkLifetimeSchema } from '../../../shared/domain/reset';
import { hostSchema } from './host';
import { secondPersonRule } from './second-person-rule';

const limit = (standard: number) => z.int().min(1).max(10_000).default(standard);

/** Reset links: who may hold them, how long they live, where they lead, how many. */
export const resetRules = {
  linkVisible: z
    .boolean()
    .default(true)
    .describe('Agents may copy, scan or see a reset link. Off: it can only be mailed. Default: true.'),
  mailServer: z
    .boolean()
    .default(true)
    .describe('Keydesk may mail a reset link by the mail server of the preferences. Default: true.'),
  maxLinkLifetimeMinutes: z
    .int()
    .min(15)
    .max(1440)
    .default(1440)
    .describe('Longest lifetime of a Keydesk link. Default: 1440.'),
  defaultLinkLifetimeMinutes: linkLifetimeSchema
    .default(defaultLinkLifetimeMinutes)
    .describe('Lifetime of a Keydesk link where the agent chooses none: 15, 60, 240 or 1440. Default: 60.'),
  allowedResetHosts: z
    .array(hostSchema)
    .max(200)
    .nullable()
    .default(null)
    .describe('The only hosts a reset link may open. Default: whatever a connection names.'),
  emailChangeWarningDays: z
    .int()
    .min(0)
    .max(90)
    .default(7)
    .describe('An e-mail changed within so many days is warned about before a reset. Default: 7.'),
  secondPerson: secondPersonRule,
  limits: z
    .strictObject({
      resetsPerHour: limit(30).describe('Default: 30.'),
      resetsPerDay: limit(200).describe('Default: 200.'),
      resetsPerAccountAndDay: limit(3).describe('Default: 3.'),
    })
    .prefault({})
    .describe('How many resets one agent may issue at real stores.'),
};
