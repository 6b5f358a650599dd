import { z } from 'zod';
import { connectionRules } from './rules/connection-rules';
import { peopleRules } from './rules/people-rules';
import { recordRules } from './rules/record-rules';
import { resetRules } from './rules/reset-rules';
import { seatRules } from './rules/seat-rules';
import { updateRules } from './rules/update-rules';

/** The rules by group, as the window shows them. A new rule goes into one of these and into `stricterPolicy`. */
export const policyRuleGroups = {
  people: peopleRules,
  resets: resetRules,
  connections: connectionRules,
  seat: seatRules,
  records: recordRules,
  updates: updateRules,
};

/**
 * The policy file as an administrator writes it. Every member may be left out; then its default holds.
 * `resources/policy.schema.json` is made from this schema.
 */
export const policyDocumentSchema = z
  .strictObject({
    $schema: z.string().max(500).optional().describe('For editors; has no meaning to Keydesk.'),
    ...peopleRules,
    ...resetRules,
    ...connectionRules,
    ...seatRules,
    ...recordRules,
    ...updateRules,
  })
  // Nobody would ever be asked: without its memory the desk sees no change.
  .refine((rules) => rules.emailChangeWarningDays > 0 || !rules.secondPerson.for.includes('changed-email'), {
    path: ['emailChangeWarningDays'],
  })
  .describe('Keydesk policy of this machine');

/** What a file says, with the defaults filled in. */
type PolicyDocument = z.output<typeof policyDocumentSchema>;

/** The rules that hold on this machine. */
export type Policy = Readonly<Omit<PolicyDocument, '$schema'>>;
