import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { OpenAPIBackend, type Document } from 'openapi-backend';
import { parse } from 'yaml';
import type { RecordedRequest } from '../../../src/sandbox/kit/request-log';

/** The vendor's own documents; they lie beside a developer's checkout and are no part of it. */
const folder = resolve(import.meta.dirname, '../../../../shared/specs/emporix');
const documents = [
  'customer-service-tenant-managed.yml',
  'customer-service-customer-managed.yml',
  'oauth-service.yml',
  'configuration-service.yml',
];

/** Holds exchanges against the vendor's OpenAPI documents; answers with what does not fit, one sentence each. */
export interface ContractChecker {
  request(exchange: RecordedRequest): readonly string[];
  answer(exchange: RecordedRequest): readonly string[];
}

/**
 * Statuses that no document lists, and why the training store answers them all the same. Each is an inference named in
 * src/main/vendors/emporix/facts.ts or a switch of the training store.
 */
const explainedStatuses: readonly { readonly route: RegExp; readonly status: number; readonly why: string }[] = [
  { route: /./u, status: 429, why: 'no rate limit is published, but every gateway has one' },
  { route: /^POST \/oauth\/token$/u, status: 400, why: 'errors of the token call are not documented' },
  { route: /^POST \/oauth\/token$/u, status: 401, why: 'errors of the token call are not documented' },
  { route: /anonymous\/login$/u, status: 400, why: 'errors of the token call are not documented' },
  { route: /anonymous\/login$/u, status: 401, why: 'errors of the token call are not documented' },
  { route: /^PATCH .*\{customerNumber\}$/u, status: 409, why: 'a stale version; PUT lists it' },
  { route: /\/login$/u, status: 403, why: 'locked, as on the platform Emporix descends from' },
  { route: /\/password\/reset$/u, status: 404, why: 'an unknown e-mail, as on that platform' },
  { route: /\/configurations\//u, status: 401, why: 'a refused token, listed for the other services' },
  { route: /\/configurations\//u, status: 403, why: 'a missing scope, listed for the other services' },
];

/** Where a document contradicts itself, its own example or its own prose decides. */
const explainedProblems: readonly { readonly problem: RegExp; readonly why: string }[] = [
  { problem: /create-customer: \/requestBody\/id must match pattern/u, why: 'the pattern lacks the length 1 to 66' },
  { problem: /^POST .*\/login 200: \/initialPassword must be string/u, why: 'the example is a boolean' },
];

function isExplained(problem: string): boolean {
  return explainedProblems.some((each) => each.problem.test(problem));
}

/** Null, with a line that says so, when the documents are not there. */
export async function openContractChecker(): Promise<ContractChecker | null> {
  if (!existsSync(folder)) {
    console.info('emporix: no OpenAPI documents beside the checkout, exchanges are not held against them');
    return null;
  }
  const apis = await Promise.all(documents.map(open));
  const match = ({ method, path, query, headers, body }: RecordedRequest) => {
    const request = { method, path, query: Object.fromEntries(new URLSearchParams(query)), headers, body };
    for (const api of apis) {
      const operation = api.matchOperation(request);
      if (operation !== undefined) return { api, operation, request };
    }
    return null;
  };
  return {
    request: (exchange) => {
      const found = match(exchange);
      if (found === null) return [`no operation for ${exchange.method} ${exchange.path}`];
      const { api, operation, request } = found;
      const body = bodyOf(exchange);
      const checked = api.validateRequest(body === undefined ? request : { ...request, body }, operation);
      return (checked.errors ?? [])
        .map((error) => `${operation.operationId ?? ''}: ${error.instancePath} ${error.message ?? ''}`)
        .filter((problem) => !isExplained(problem));
    },
    answer: (exchange) => {
      const found = match(exchange);
      if (found === null || exchange.status === null) return [];
      const { api, operation } = found;
      const route = `${operation.method.toUpperCase()} ${operation.path}`;
      const { status } = exchange;
      if (!Object.hasOwn(operation.responses ?? {}, String(status))) {
        const explained = explainedStatuses.some((each) => each.route.test(route) && each.status === status);
        return explained ? [] : [`${route} answers ${String(status)}, which its document does not list`];
      }
      if (exchange.answer === null || exchange.answer === '') return [];
      const checked = api.validateResponse(JSON.parse(exchange.answer), operation, status);
      return (checked.errors ?? [])
        .map((error) => `${route} ${String(status)}: ${error.instancePath} ${error.message ?? ''}`)
        .filter((problem) => !isExplained(problem));
    },
  };
}

async function open(name: string): Promise<OpenAPIBackend> {
  const definition = withoutSiblings(parse(readFileSync(join(folder, name), 'utf8'))) as Document;
  // The documents name formats that say nothing about the wire (`int32`, `uri`); types and structure are what is held.
  const api = new OpenAPIBackend({ definition, ajvOpts: { strict: false, validateFormats: false, logger: false } });
  await api.init();
  return api;
}

/** OpenAPI 3.0 ignores what stands beside a `$ref`, but its own schema refuses it; the vendor writes descriptions there. */
function withoutSiblings(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutSiblings);
  if (typeof value !== 'object' || value === null) return value;
  if ('$ref' in value && typeof value.$ref === 'string') return { $ref: value.$ref };
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, withoutSiblings(member)]));
}

function bodyOf({ headers, body }: RecordedRequest): unknown {
  if (body === '') return undefined;
  const type = headers['content-type'] ?? '';
  return type.includes('json') ? JSON.parse(body) : Object.fromEntries(new URLSearchParams(body));
}
