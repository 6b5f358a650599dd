import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { OpenAPIBackend, type Document } from 'openapi-backend';
import { parse } from 'yaml';
import type { RecordedRequest } from '../../../src/sandbox/kit/request-log';

/** A vendor's OpenAPI document and the path under which its server serves it. */
export interface VendorDocument {
  readonly file: string;
  readonly root: string;
}

/** Something that does not fit the documents and is right all the same, with the reason. */
export interface Explained {
  readonly problem: RegExp;
  readonly why: string;
}

export interface ContractOptions {
  /** Folder of the documents beside the checkout; they are the vendor's and no part of it. */
  readonly vendor: string;
  readonly documents: readonly VendorDocument[];
  readonly explained: readonly Explained[];
  /** Paths that no document of the vendor describes. */
  readonly undocumented: RegExp;
}

/**
 * Holds exchanges against a vendor's OpenAPI documents; answers with what does not fit, one sentence each. Where a fault
 * had a hand in the answer, only the request is looked at.
 */
export type ContractChecker = (exchange: RecordedRequest, faulted?: boolean) => readonly string[];

/** Null, with a line that says so, when the documents are not there. */
export async function openContractChecker(options: ContractOptions): Promise<ContractChecker | null> {
  const folder = resolve(import.meta.dirname, '../../../../shared/specs', options.vendor);
  if (!existsSync(folder)) {
    console.info(`${options.vendor}: no OpenAPI documents beside the checkout, exchanges are not held against them`);
    return null;
  }
  const apis = await Promise.all(options.documents.map((document) => openDocument(folder, document)));
  const isExplained = (problem: string): boolean => options.explained.some((each) => each.problem.test(problem));

  return (exchange, faulted = false) => {
    if (options.undocumented.test(exchange.path)) return [];
    const request = {
      method: exchange.method,
      path: exchange.path,
      query: Object.fromEntries(new URLSearchParams(exchange.query)),
      headers: { ...exchange.headers },
      body: bodyOf(exchange),
    };
    for (const api of apis) {
      const operation = api.matchOperation(request);
      if (operation === undefined) continue;
      const route = `${operation.method.toUpperCase()} ${operation.path}`;
      const asked = api.validateRequest(request, operation).errors ?? [];
      return [
        ...asked.map((error) => `${route}: ${error.instancePath} ${error.message ?? ''}`),
        ...(faulted ? [] : answerProblems(api, operation, route, exchange)),
      ].filter((problem) => !isExplained(problem));
    }
    return [`no operation for ${exchange.method} ${exchange.path}`];
  };
}

type Operation = NonNullable<ReturnType<OpenAPIBackend['matchOperation']>>;

function answerProblems(
  api: OpenAPIBackend,
  operation: Operation,
  route: string,
  { status, answer }: RecordedRequest,
): readonly string[] {
  if (status === null) return [];
  if (!Object.hasOwn(operation.responses ?? {}, String(status))) {
    return [`${route} answers ${status}, which its document does not list`];
  }
  if (answer === null || answer === '') return [];
  const checked = api.validateResponse(jsonOrText(answer), operation, status);
  return (checked.errors ?? []).map((error) => `${route} ${status}: ${error.instancePath} ${error.message ?? ''}`);
}

async function openDocument(folder: string, { file, root }: VendorDocument): Promise<OpenAPIBackend> {
  const definition = readable(parse(readFileSync(join(folder, file), 'utf8'))) as Document;
  // Such documents name formats that say nothing about the wire (`int32`); types and structure are what is held.
  const api = new OpenAPIBackend({
    definition,
    apiRoot: root,
    ajvOpts: { strict: false, validateFormats: false, logger: false },
  });
  await api.init();
  return api;
}

/**
 * OpenAPI 3.0 ignores what stands beside a `$ref`, but its own schema refuses it. And a schema that is put together by
 * `allOf` and closed would by the letter forbid every inherited member, also those of the vendor's own examples.
 */
function readable(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(readable);
  if (typeof value !== 'object' || value === null) return value;
  if ('$ref' in value && typeof value.$ref === 'string') return { $ref: value.$ref };
  const closes = (name: string, member: unknown): boolean =>
    'allOf' in value && name === 'additionalProperties' && member === false;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name, member]) => !closes(name, member))
      .map(([name, member]) => [name, readable(member)]),
  );
}

/** A form as its members, everything else as the JSON it should be. */
function bodyOf({ headers, body }: RecordedRequest): unknown {
  const isForm = (headers['content-type'] ?? '').includes('x-www-form-urlencoded');
  return isForm && body !== '' ? Object.fromEntries(new URLSearchParams(body)) : jsonOrText(body);
}

function jsonOrText(text: string): unknown {
  if (text === '') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
