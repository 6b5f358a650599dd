import { fail, type KeydeskError } from '../../shared/domain/failure';
import { hasDoubledKeys } from '../../shared/lib/doubled-keys';
import { doubledKeyLine, lineOfPath, syntaxErrorLine } from './line-at-fault';
import { defaultPolicy, effectivePolicy, stricterPolicy, type Policy } from './policy';
import { machinePolicyPaths, type PolicySurroundings } from './policy-paths';
import { readPolicyFile } from './read-policy-file';
import { policyDocumentSchema, type PolicyDocument } from './schema';

export interface LoadPolicyOptions extends PolicySurroundings {
  readonly packaged: boolean;
  /** Owner a machine policy must have on Unix; 0 is root. */
  readonly administratorUid?: number;
  /** Places to look at instead of the platform's own. */
  readonly machinePaths?: readonly string[];
}

export interface LoadedPolicy {
  readonly policy: Policy;
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
    return { policy: effectivePolicy(await readNamed(named, options)), path: named };
  }
  for (const path of options.machinePaths ?? machinePolicyPaths(options)) {
    const document = await read(path, options, options.administratorUid ?? 0);
    if (document !== null) return { policy: effectivePolicy(document), path };
  }
  if (named === undefined || named === '') return { policy: defaultPolicy, path: null };
  return { policy: stricterPolicy(defaultPolicy, effectivePolicy(await readNamed(named, options))), path: named };
}

async function readNamed(path: string, options: LoadPolicyOptions): Promise<PolicyDocument> {
  const document = await read(path, options, null);
  if (document === null) throw badPolicy('KEYDESK_POLICY: no such file');
  return document;
}

async function read(
  path: string,
  options: LoadPolicyOptions,
  administratorUid: number | null,
): Promise<PolicyDocument | null> {
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

/**
 * The text of a policy file as data.
 *
 * @throws KeydeskError `misconfigured`, with `field` such as `policy line 3: linkVisible`.
 */
export async function parsePolicy(text: string): Promise<PolicyDocument> {
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
  return parsed.data;
}

/** A path in words; a key somebody mistyped is shown only as far as it is plain. */
function nameOf(path: readonly PropertyKey[]): string {
  const name = path.map((part) => String(part).replaceAll(/[^\w$-]/gu, '?')).join('.');
  return name === '' ? 'not an object' : name.slice(0, 60);
}

function badPolicy(field: string): KeydeskError {
  return fail({ code: 'misconfigured', cause: 'setting', field });
}
