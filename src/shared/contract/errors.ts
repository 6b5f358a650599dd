import { oc } from '@orpc/contract';
import { failureSchema } from '../domain/failure';

/** Every procedure may fail with one of the program's failures; the code and its data are inside `failure`. */
export const procedure = oc.errors({ FAILURE: { data: failureSchema } });
