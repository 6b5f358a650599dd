import { z } from 'zod';
import { approverNameSchema, secondPersonRules } from '../../../shared/domain/second-person';
import { approverCodePattern } from '../approver-code';
import { distinct } from './distinct';

const personSchema = z.strictObject({
  name: approverNameSchema.describe(
    'As the dialog and the journal name this colleague; best the account of the computer.',
  ),
  code: z
    .string()
    .regex(approverCodePattern)
    .describe('The line that keydesk-approver.mjs makes of the colleague’s code.'),
});

const peopleSchema = z
  .array(personSchema)
  .max(50)
  .superRefine((people, context) => {
    const names = new Set<string>();
    const codes = new Set<string>();
    for (const [index, { name, code }] of people.entries()) {
      // One line for two names would be one code for two people.
      if (names.has(foldName(name))) context.addIssue({ code: 'custom', path: [index, 'name'] });
      if (codes.has(code)) context.addIssue({ code: 'custom', path: [index, 'code'] });
      names.add(foldName(name));
      codes.add(code);
    }
  });

/** When a colleague must agree, and who may. */
export const secondPersonRule = z
  .strictObject({
    people: peopleSchema.default([]).describe('Who may agree. Default: nobody.'),
    for: distinct(z.enum(secondPersonRules))
      .default([])
      .describe('What it is needed for: issuing a reset after the e-mail changed, showing a link. Default: nothing.'),
  })
  .refine((rule) => rule.for.length === 0 || rule.people.length > 0, { path: ['people'] })
  .prefault({})
  .describe('A colleague must agree with a code of their own.');

/** By which two names count as one: accounts of computers don't tell cases apart everywhere. */
export function foldName(name: string): string {
  return name.normalize('NFC').toLowerCase();
}
