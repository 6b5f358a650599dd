import { getEventIteratorSchemaDetails, isContractProcedure, type AnySchema } from '@orpc/contract';
import { z } from 'zod';
import { contract } from '../../src/shared/contract';

/** One procedure of the contract, by its path such as `accounts.find`. */
export interface ContractEntry {
  readonly name: string;
  readonly path: readonly [area: string, procedure: string];
  /** Null for a procedure that takes nothing. */
  readonly input: z.ZodType | null;
  /** What it answers with, or for a stream what each of its events is. */
  readonly output: z.ZodType | null;
  readonly errors: readonly string[];
}

interface Definition {
  readonly inputSchema?: AnySchema | undefined;
  readonly outputSchema?: AnySchema | undefined;
  readonly errorMap: object;
}

function zodOrNull(schema: unknown): z.ZodType | null {
  return schema instanceof z.ZodType ? schema : null;
}

/** Every procedure, found by walking the contract itself. */
export const procedures: readonly ContractEntry[] = Object.entries(contract).flatMap(([area, group]) =>
  Object.entries(group).flatMap(([procedure, entry]): ContractEntry[] => {
    if (!isContractProcedure(entry)) return [];
    const { inputSchema, outputSchema, errorMap }: Definition = entry['~orpc'];
    const stream = getEventIteratorSchemaDetails(outputSchema);
    return [
      {
        name: `${area}.${procedure}`,
        path: [area, procedure],
        input: zodOrNull(inputSchema),
        output: zodOrNull(stream === undefined ? outputSchema : stream.yields),
        errors: Object.keys(errorMap),
      },
    ];
  }),
);

/** What a procedure's answer looks like, as JSON Schema. */
export function jsonSchemaOf(schema: z.ZodType): unknown {
  return z.toJSONSchema(schema, { unrepresentable: 'any' });
}
