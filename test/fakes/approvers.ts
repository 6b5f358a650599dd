import { codeLine } from '../../resources/keydesk-approver.mjs';

/** Codes of two colleagues, and what a policy has of them: at the least cost that it takes, since tests ask often. */
export const codes = { Eva: 'four-words-of-eva-1', Nils: 'four-words-of-nils-2' } as const;

export const approvers = Object.entries(codes).map(([name, code]) => ({ name, code: codeLine(code, undefined, 15) }));
