import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { OpenAPIBackend, type Document } from 'openapi-backend';
import { parse } from 'yaml';
import type { RecordedRequest } from '../../../src/sandbox/kit/request-log';

/** The vendor's own documents; they lie beside a developer's checkout and are no part of it. */
const folder = resolve(import.meta.dirname, '../../../../shared/specs/salesforce');
const documents = [
  { file: 'customers-oas-v1-public.yaml', root: '/customer/customers/v1' },
  { file: 'shopper-customers-oas-v1-public.yaml', root: '/customer/shopper-customers/v1' },
  { file: 'auth-oas-v1-public.yaml', root: '/shopper/auth/v1' },
] as const;

interface Explained {
  readonly fits: RegExp;
  readonly why: string;
}

/** Statuses the documents leave out, and why the training store gives them all the same. */
const explainedStatuses: readonly Explained[] = [
  {
    fits: /^\w+ \S+ (403|429)$/u,
    why: 'generic answers of the gateway, described in the guide and not per call',
  },
  { fits: /actions\/create-reset-token 404$/u, why: 'the prose promises 404 for an unknown login' },
  { fits: /\/customers 409$/u, why: 'how a taken number is told is not documented; a switch plays both' },
];

/** Places where a document contradicts its own examples, or where Keydesk follows the platform's other documents. */
const explainedProblems: readonly Explained[] = [
  {
    fits: /^searchCustomerInCustomerList 200: must have required property 'hits'/u,
    why: 'left out only with a switch that plays the older API',
  },
  {
    fits: /^createCustomerList request: \/requestBody must have required property 'customerNo'/u,
    why: 'left out so that the platform assigns a number, as the older API documents it',
  },
  {
    fits: /^(introspectToken|revokeToken) 200: must have required property 'token'/u,
    why: 'the documents name the request as the answer; their own examples are followed',
  },
];

export interface DocumentCheck {
  /** What in this exchange contradicts the vendor's documents; calls that no document describes are not looked at. */
  problems(exchange: RecordedRequest, options: { readonly answerToo: boolean }): readonly string[];
}

/** Null, with a line that says so, when the documents are not there. */
export async function openDocumentCheck(): Promise<DocumentCheck | null> {
  if (!existsSync(folder)) {
    console.info('salesforce-b2c: no OpenAPI documents beside the checkout, exchanges are not held against them');
    return null;
  }
  const apis = await Promise.all(documents.map(openDocument));
  return {
    problems: (exchange, { answerToo }) => {
      const api = apis.find(({ root }) => exchange.path.startsWith(`${root}/`))?.api;
      if (api === undefined) return [];
      const request = {
        method: exchange.method,
        path: exchange.path,
        query: Object.fromEntries(new URLSearchParams(exchange.query)),
        headers: exchange.headers,
      };
      const operation = api.matchOperation(request);
      if (operation === undefined) return [`no document has ${exchange.method} ${exchange.path}`];
      const name = operation.operationId ?? exchange.path;
      const body = bodyOf(exchange);
      const asked = api.validateRequest(body === undefined ? request : { ...request, body }, operation);
      const found = (asked.errors ?? []).map(({ instancePath, message }) =>
        `${name} request: ${instancePath} ${message ?? ''}`.replace(':  ', ': '),
      );
      if (answerToo) found.push(...answerProblems(api, operation, name, exchange));
      return found.filter((problem) => !explainedProblems.some(({ fits }) => fits.test(problem)));
    },
  };
}

type Operation = NonNullable<ReturnType<OpenAPIBackend['matchOperation']>>;

function answerProblems(
  api: OpenAPIBackend,
  operation: Operation,
  name: string,
  { status, answer }: RecordedRequest,
): readonly string[] {
  if (status === null) return [];
  if (!Object.hasOwn(operation.responses ?? {}, String(status))) {
    const line = `${operation.method} ${operation.path} ${String(status)}`;
    return explainedStatuses.some(({ fits }) => fits.test(line)) ? [] : [`${line} is in no document`];
  }
  if (answer === null || answer === '') return [];
  const checked = api.validateResponse(JSON.parse(answer), operation, status);
  return (checked.errors ?? []).map(({ instancePath, message }) =>
    `${name} ${String(status)}: ${instancePath} ${message ?? ''}`.replace(':  ', ': '),
  );
}

async function openDocument({ file, root }: (typeof documents)[number]) {
  const definition = readable(parse(readFileSync(join(folder, file), 'utf8'))) as Document;
  const api = new OpenAPIBackend({
    definition,
    apiRoot: root,
    // Formats such as `int32` and `double` say nothing about the wire.
    ajvOpts: { strict: false, validateFormats: false, logger: false },
  });
  await api.init();
  return { root, api };
}

/**
 * The vendor writes descriptions beside `$ref`, which the version's own schema refuses, and closes schemas that are put
 * together by `allOf`, which by the letter would forbid every inherited member, also those of the vendor's examples.
 */
function readable(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(readable);
  if (typeof value !== 'object' || value === null) return value;
  if ('$ref' in value && typeof value.$ref === 'string') return { $ref: value.$ref };
  const isComposed = 'allOf' in value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name, member]) => !(isComposed && name === 'additionalProperties' && member === false))
      .filter(([name]) => name !== 'example' && name !== 'examples')
      .map(([name, member]) => [name, readable(member)]),
  );
}

function bodyOf({ headers, body }: RecordedRequest): unknown {
  if (body === '') return undefined;
  const isJson = (headers['content-type'] ?? '').includes('json');
  return isJson ? JSON.parse(body) : Object.fromEntries(new URLSearchParams(body));
}
