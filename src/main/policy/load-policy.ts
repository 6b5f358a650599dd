import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { fail, type KeydeskError } from '../../shared/domain/failure';
import { hasDoubledKeys } from '../../shared/lib/doubled-keys';
import { doubledKeyLine, lineOfPath, syntaxErrorLine } from './line-at-fault';
import { defaultPolicy, effectivePolicy, stricterPolicy, type Policy } from './policy';
import { machinePolicyPaths, type PolicySurroundings } from './policy-paths';
import { readPolicyFile } from './read-policy-file';
import { policyDocumentSchema } from './schema';

export interface LoadPolicyOptions extends PolicySurroundings {
  readonly packaged: boolean;
  /** Owner a machine policy must have on Unix; 0 is root. */
  readonly administratorUid?: number;
  /** Places to look at instead of the platform's own. */
  readonly machinePaths?: readonly string[];
}

export interface LoadedPolicy {
  readonly policy: Policy;
  /** Names of the rules that hold because the file states them; the others are defaults. */
  readonly stated: readonly string[];
  /** The file the rules come from; null when there is none and the defaults hold. */
  readonly path: string | null;
}

/**
 * The rules of this machine. A file named by `KEYDESK_POLICY` replaces the machine's while developing; in a packaged app it
 * is ignored where the machine has one, and can only make rules stricter where it has none.
 *
 * @throws KeydeskError `misconfigured` for a file that is not the administrator's, or not a policy; `field` names the line.
 */
export async function loadPolicy(options: LoadPolicyOptions): Promise<LoadedPolicy> {
  const named = options.env['KEYDESK_POLICY'];
  if (named !== undefined && named !== '' && !options.packaged) {
    return { ...(await readNamed(named, options)), path: named };
  }
  for (const path of options.machinePaths ?? machinePolicyPaths(options)) {
    const found = await read(path, options, options.administratorUid ?? 0);
    if (found !== null) return { ...found, path };
  }
  if (named === undefined || named === '') return { policy: defaultPolicy, stated: [], path: null };
  const { policy, stated } = await readNamed(named, options);
  const holding = stricterPolicy(defaultPolicy, policy);
  const inForce = new Set(
    Object.entries(holding)
      .filter((rule) => Object.entries(policy).some((wanted) => isDeepStrictEqual(rule, wanted)))
      .map(([name]) => name),
  );
  return { policy: holding, stated: stated.filter((name) => inForce.has(name)), path: named };
}

async function readNamed(path: string, options: LoadPolicyOptions): Promise<ParsedPolicy> {
  const found = await read(path, options, null);
  if (found === null) throw badPolicy('KEYDESK_POLICY: no such file');
  return found;
}

async function read(
  path: string,
  options: LoadPolicyOptions,
  administratorUid: number | null,
): Promise<ParsedPolicy | null> {
  const file = await readPolicyFile(path, { platform: options.platform, administratorUid });
  switch (file.state) {
    case 'absent':
      return null;
    case 'refused':
      throw badPolicy(`policy file: ${file.why}`);
    case 'text':
      return parsePolicy(file.text);
  }
}

/** What a file says: the rules, and which of them it states itself. */
export type ParsedPolicy = Pick<LoadedPolicy, 'policy' | 'stated'>;

/**
 * The text of a policy file as rules.
 *
 * @throws KeydeskError `misconfigured`, with `field` such as `policy line 3: linkVisible`.
 */
export async function parsePolicy(text: string): Promise<ParsedPolicy> {
  const brokenLine = await syntaxErrorLine(text);
  if (brokenLine !== null) throw badPolicy(`policy line ${brokenLine}: not JSON`);
  const value: unknown = JSON.parse(text);
  if (hasDoubledKeys(text, value)) throw badPolicy(`policy line ${await doubledKeyLine(text)}: a key stands twice`);
  const parsed = policyDocumentSchema.safeParse(value);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    const path = issue?.code === 'unrecognized_keys' ? [...issue.path, ...issue.keys.slice(0, 1)] : (issue?.path ?? []);
    throw badPolicy(`policy line ${await lineOfPath(text, path)}: ${nameOf(path)}`);
  }
  const stated = Object.keys(z.record(z.string(), z.unknown()).parse(value)).filter((name) => name !== '$schema');
  return { policy: effectivePolicy(parsed.data), stated };
}

/** A path in words; a key somebody mistyped is shown only as far as it is plain. */
function nameOf(path: readonly PropertyKey[]): string {
  const name = path.map((part) => String(part).replaceAll(/[^\w$-]/gu, '?')).join('.');
  return name === '' ? 'not an object' : name.slice(0, 60);
}

function badPolicy(field: string): KeydeskError {
  return fail({ code: 'misconfigured', cause: 'setting', field });
}
