import { z } from 'zod';
import { Problem, problems } from './problems';

type Value = string | number | boolean;
export type Operator = 'is' | 'one_of' | 'is_null' | 'is_not_null' | 'less' | 'greater' | 'not_in' | 'neq';

export interface Query {
  readonly termQuery?: {
    readonly fields: string[];
    readonly operator: Operator;
    readonly values?: Value[] | undefined;
  };
  readonly textQuery?: { readonly fields: string[]; readonly searchPhrase: string };
  readonly boolQuery?: { readonly must?: Query[]; readonly should?: Query[]; readonly mustNot?: Query[] };
  readonly filteredQuery?: { readonly query: Query; readonly filter: Filter };
  readonly matchAllQuery?: object;
  readonly nestedQuery?: object;
}
export interface Filter {
  readonly termFilter?: { readonly field: string; readonly operator: Operator; readonly values?: Value[] | undefined };
  readonly rangeFilter?: Range;
  readonly range2Filter?: object;
  readonly boolFilter?: { readonly operator: 'and' | 'or' | 'not'; readonly filters?: Filter[] };
  readonly queryFilter?: { readonly query: Query };
}
export interface Range {
  readonly field: string;
  readonly from?: Value | undefined;
  readonly to?: Value | undefined;
  readonly fromInclusive: boolean;
  readonly toInclusive: boolean;
}
export interface Sort {
  readonly field: string;
  readonly sortOrder: 'asc' | 'desc';
}

/** What the API can search by; anything else is a bad request. */
export const searchable = [
  'customerNo',
  'firstName',
  'secondName',
  'lastName',
  'suffix',
  'salutation',
  'title',
  'fax',
  'phoneHome',
  'phoneBusiness',
  'phoneMobile',
  'email',
  'gender',
  'companyName',
  'credentials.login',
  'credentials.enabled',
] as const;

const field = z.enum(searchable);
const fields = z.array(field).min(1);
const operator = z.enum(['is', 'one_of', 'is_null', 'is_not_null', 'less', 'greater', 'not_in', 'neq']);
const value = z.union([z.string(), z.number(), z.boolean()]);
const values = z.array(value).optional();

const query: z.ZodType<Query> = z.lazy(() =>
  exactlyOne(
    z.strictObject({
      termQuery: z.strictObject({ fields, operator, values }).optional(),
      textQuery: z.strictObject({ fields, searchPhrase: z.string() }).optional(),
      boolQuery: z
        .strictObject({
          must: z.array(query).optional(),
          should: z.array(query).optional(),
          mustNot: z.array(query).optional(),
        })
        .optional(),
      filteredQuery: z.strictObject({ query, filter }).optional(),
      matchAllQuery: z.looseObject({}).optional(),
      nestedQuery: z.looseObject({}).optional(),
    }),
  ),
) as z.ZodType<Query>;

const filter: z.ZodType<Filter> = z.lazy(() =>
  exactlyOne(
    z.strictObject({
      termFilter: z.strictObject({ field, operator, values }).optional(),
      rangeFilter: z
        .strictObject({
          field,
          from: value.optional(),
          to: value.optional(),
          fromInclusive: z.boolean().default(true),
          toInclusive: z.boolean().default(true),
        })
        .optional(),
      range2Filter: z.looseObject({}).optional(),
      boolFilter: z
        .strictObject({ operator: z.enum(['and', 'or', 'not']), filters: z.array(filter).optional() })
        .optional(),
      queryFilter: z.strictObject({ query }).optional(),
    }),
  ),
) as z.ZodType<Filter>;

const request = z.looseObject({
  query,
  limit: z.number().int().min(1).max(200).default(25),
  offset: z.number().int().min(0).default(0),
  sorts: z.array(z.strictObject({ field, sortOrder: z.enum(['asc', 'desc']).default('asc') })).optional(),
});

export interface SearchRequest {
  readonly query: Query;
  readonly limit: number;
  readonly offset: number;
  readonly sorts?: Sort[] | undefined;
}

const deepestResult = 10_000;

/** Reads a search, with the refusals the API has for fields, limits and kinds it does not know. */
export function parseSearch(body: unknown): SearchRequest {
  const parsed = request.safeParse(body);
  if (!parsed.success) {
    const path = parsed.error.issues[0]?.path.join('.') ?? '';
    throw problems.constraint(`The search request is not valid at '${path}'.`);
  }
  if (parsed.data.offset + parsed.data.limit > deepestResult) {
    throw new Problem(400, 'value-constraint-violation', 'The end of the result lies too far from its beginning.');
  }
  if (parsed.data.query.nestedQuery !== undefined) {
    throw problems.constraint('Nested queries are not supported by this resource.');
  }
  return parsed.data;
}

function exactlyOne<T extends z.ZodType<object>>(schema: T): T {
  return schema.refine((given) => Object.values(given).filter((item) => item !== undefined).length === 1);
}
