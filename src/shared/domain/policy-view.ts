import { z } from 'zod';
import { callerCheckSchema, writeReasonSchema } from './action';
import { languageSchema } from './language';
import { policyActions } from './policy';

/** One rule of the policy as the window shows it. */
export const policyRuleSchema = z.object({
  group: z.enum(['people', 'resets', 'connections', 'seat', 'records', 'updates']),
  /** The rule's name in the policy file; a member of a group of numbers as `limits.resetsPerHour`. */
  name: z.string().max(80),
  /** Null: no restriction. */
  value: z.union([z.boolean(), z.number(), z.string().max(2_000), z.array(z.string().max(300)).max(400)]).nullable(),
  /** The policy file states it; otherwise it is what holds by default. */
  stated: z.boolean(),
});
export type PolicyRuleView = Readonly<z.infer<typeof policyRuleSchema>>;

export const policyViewSchema = z.object({
  /** All that agents may do at a store besides looking. */
  allowedActions: z.array(z.enum(policyActions)),
  /** The file the rules come from; null where there is none. */
  path: z.string().max(1_000).nullable(),
  rules: z.array(policyRuleSchema),
  /** What the dialog of a write offers, in this order. */
  note: z.object({
    reasons: z.array(writeReasonSchema),
    callerChecks: z.array(callerCheckSchema),
    ticketPattern: z.string().nullable(),
  }),
  languages: z.array(languageSchema),
});
export type PolicyView = Readonly<z.infer<typeof policyViewSchema>>;
