import { z } from 'zod';
import { callerCheckSchema, callerChecks, writeReasonSchema, writeReasons } from '../../../shared/domain/action';
import { policyActions } from '../../../shared/domain/policy';
import { distinct } from './distinct';

/** What agents may do, and what they must say when they do it. */
export const peopleRules = {
  allowedActions: distinct(z.enum(policyActions))
    .default([...policyActions])
    .describe('All that agents may do at a store besides looking. Default: everything the store offers.'),
  reasons: distinct(writeReasonSchema)
    .min(1)
    .default([...writeReasons])
    .describe('The reasons agents choose from, in this order. Default: all.'),
  ticketRequired: z.boolean().default(false).describe('Every write needs a ticket number. Default: false.'),
  ticketPattern: z
    .string()
    .min(1)
    .max(200)
    .refine(isPattern)
    .nullable()
    .default(null)
    .describe(
      'Form of a ticket number: a regular expression that must fit all of it. A ticket is at most 40 letters, digits, _ and -. Default: any.',
    ),
  callerCheckRequired: z
    .boolean()
    .default(true)
    .describe('A reset and an activation need a statement of how the caller was verified. Default: true.'),
  callerChecks: distinct(callerCheckSchema)
    .min(1)
    .default([...callerChecks])
    .describe('The ways of verifying a caller agents choose from, in this order. Default: all.'),
  checkSignIn: z.boolean().default(false).describe('Agents may try a password a caller typed. Default: false.'),
  signInAs: z.boolean().default(false).describe('Agents may sign in as the shopper. Default: false.'),
};

function isPattern(text: string): boolean {
  try {
    return new RegExp(text, 'u').source !== '';
  } catch {
    return false;
  }
}
