import { z } from 'zod';

/** What is written down about the agents' work, and for how long. */
export const recordRules = {
  journalRetentionMonths: z
    .int()
    .min(1)
    .max(36)
    .default(12)
    .describe('Months after which journal files and their key are deleted. Default: 12.'),
};
