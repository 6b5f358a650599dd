import { policyViewSchema } from '../domain/policy-view';
import { procedure } from './errors';

export const policy = {
  /** The rules of this machine. Nothing in the window can change them. */
  get: procedure.output(policyViewSchema),
};
