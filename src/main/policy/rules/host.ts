import { z } from 'zod';

/** A host name as it stands in a URL: lower case, without port. */
export const hostSchema = z
  .string()
  .max(253)
  .regex(/^(?=.*[a-z])[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*$/u);
