import { z } from 'zod';

/** What a policy may ask a second person for. */
export const secondPersonRules = ['changed-email', 'show-link'] as const;
const secondPersonRuleSchema = z.enum(secondPersonRules);
export type SecondPersonRule = z.infer<typeof secondPersonRuleSchema>;

/** What a colleague agrees to, once: that a reset is issued, or one way in which an agent gets its link. */
export const agreedActSchema = z.enum(['issue', 'copy', 'show', 'scan', 'mail-program']);
export type AgreedAct = z.infer<typeof agreedActSchema>;

/** A colleague as the policy and the journal name them: letters, digits and a few signs, 40 characters at most. */
export const approverNameSchema = z
  .string()
  .regex(/^[\p{L}\p{N}](?:[\p{L}\p{M}\p{N} .@_-]{0,38}[\p{L}\p{M}\p{N}_])?$/u);

/** For what of a reset a colleague must agree, and who may. */
export const secondPersonSchema = z.object({
  rules: z.array(secondPersonRuleSchema),
  /** Without the agent, as far as that can be told; empty when there is nobody else. */
  people: z.array(approverNameSchema),
});
