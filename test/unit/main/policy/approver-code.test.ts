import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { codeLine, objection } from '../../../../resources/keydesk-approver.mjs';
import { approverCodePattern, isApproverCode } from '../../../../src/main/policy/approver-code';
import { parsePolicy } from '../../../../src/main/policy/load-policy';
import { approverNameSchema } from '../../../../src/shared/domain/second-person';

const program = join(import.meta.dirname, '../../../../resources/keydesk-approver.mjs');

async function run(name: string, typed: string) {
  const child = spawn(process.execPath, [program, name], { stdio: 'pipe' });
  child.stdin.end(typed);
  const [out, told] = await Promise.all([text(child.stdout), text(child.stderr)]);
  return { out, told };
}

// What is meant to take long takes much longer on a busy machine.
const patience = { timeout: 120_000 };

describe('the code of a colleague', patience, () => {
  it('is made into a line by the script, from which it is known again', async () => {
    const { out } = await run('Eva', 'grün-äpple-sten-9\n');
    const { policy } = await parsePolicy(`{"secondPerson": {"people": [${out}], "for": ["show-link"]}}`);
    const [{ name, code } = { name: '', code: '' }] = policy.secondPerson.people;
    expect(name).toBe('Eva');
    expect(code).toMatch(/^scrypt:17:8:1:/u);
    expect(out).not.toContain('sten-9');
    expect(await isApproverCode(code, 'grün-äpple-sten-9'.normalize('NFD'))).toBe(true);
    expect(await isApproverCode(code, 'grün-äpple-sten-8')).toBe(false);
  });

  it('has another line each time', () => {
    expect(codeLine('one-and-the-same', undefined, 15)).not.toBe(codeLine('one-and-the-same', undefined, 15));
  });

  it('has no line when it is too short, and is not told', async () => {
    const { out, told } = await run('Eva', 'too-short-1\n');
    expect(out).toBe('');
    expect(told).toBe('A code has at least 12 characters.\n');
  });

  it.each([
    ['eva:lind', 'twelve-signs'],
    ['', 'twelve-signs'],
    ['Eva', 'it-is-eva-herself'],
    ['Eva', 'with\u0007a-control'],
  ])('is refused for %j with %j', (name, code) => {
    expect(objection(name, code)).not.toBeNull();
  });
});

describe('the line', patience, () => {
  it.each([14, 19, 24])('is refused at a cost of 2^%d', (cost) => {
    const line = `scrypt:${String(cost)}:8:1:${'a'.repeat(22)}:${'b'.repeat(43)}`;
    expect(approverCodePattern.test(line)).toBe(false);
  });

  it('works at every cost that is taken', async () => {
    const salt = Buffer.alloc(16, 7);
    for (const cost of [15, 18])
      expect(await isApproverCode(codeLine('twelve-signs', salt, cost), 'twelve-signs')).toBe(true);
    const threefold = codeLine('twelve-signs', salt, 15).replace(':8:1:', ':8:3:');
    expect(await isApproverCode(threefold, 'twelve-signs')).toBe(false);
  });

  it('is compared beside the event loop', async () => {
    let turns = 0;
    const timer = setInterval(() => (turns += 1), 1);
    await isApproverCode(codeLine('twelve-signs', undefined, 16), 'twelve-signs');
    clearInterval(timer);
    expect(turns).toBeGreaterThan(3);
  });
});

it.each([
  'Eva',
  'eva.lind',
  'Åsa Öberg',
  'e',
  'eva ',
  ' eva',
  'eva:lind',
  'x'.repeat(40),
  'x'.repeat(41),
  '"eva"',
  'a.',
])('the script and the policy agree on the name %j', (name) => {
  expect(objection(name, '!!!!!!!!!!!!') === null).toBe(approverNameSchema.safeParse(name).success);
});
