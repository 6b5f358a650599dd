import { z } from 'zod';

/** A host name as it stands in a URL: lower case, without port. */
const hostSchema = z
  .string()
  .max(253)
  .regex(/^(?=.*[a-z])[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*$/u);

/**
 * The policy file as an administrator writes it. Every member may be left out; then the default of `effectivePolicy` holds.
 * `resources/policy.schema.json` is made from this schema.
 */
export const policyDocumentSchema = z
  .strictObject({
    $schema: z.string().max(500).optional().describe('For editors; has no meaning to Keydesk.'),
    ticketRequired: z.boolean().optional().describe('Every write needs a ticket number. Default: false.'),
    callerCheckRequired: z
      .boolean()
      .optional()
      .describe('A reset and an activation need a statement of how the caller was verified. Default: true.'),
    linkVisible: z
      .boolean()
      .optional()
      .describe('Agents may copy, scan or see a reset link. Off: it can only be mailed. Default: true.'),
    maxLinkLifetimeMinutes: z
      .int()
      .min(15)
      .max(1440)
      .optional()
      .describe('Longest lifetime of a Keydesk link. Default: 1440.'),
    allowedResetHosts: z
      .array(hostSchema)
      .max(200)
      .optional()
      .describe('The only hosts a reset link may open. Default: whatever a connection names.'),
    checkSignIn: z.boolean().optional().describe('Agents may try a password a caller typed. Default: false.'),
    signInAs: z.boolean().optional().describe('Agents may sign in as the shopper. Default: false.'),
    idleLockMinutes: z
      .int()
      .min(1)
      .max(60)
      .optional()
      .describe('Minutes without input after which the screen is locked. Default: 10.'),
    recentLookups: z
      .boolean()
      .optional()
      .describe('Agents may choose to keep their last look-ups for a day. Default: true.'),
    emailChangeWarningDays: z
      .int()
      .min(0)
      .max(90)
      .optional()
      .describe('An e-mail changed within so many days is warned about before a reset. Default: 7.'),
    journalRetentionMonths: z
      .int()
      .min(1)
      .max(36)
      .optional()
      .describe('Months after which journal files and their key are deleted. Default: 12.'),
  })
  .describe('Keydesk policy of this machine');
export type PolicyDocument = Readonly<z.infer<typeof policyDocumentSchema>>;
