import { expect, it } from 'vitest';
import { checkToken } from '../../../../src/main/reset-links/check-token';
import { goodVector, vectorRules } from './test-vectors';

const seed = 20_270_115;
const cases = 100_000;
// Letters of the token's own alphabet twice as often as others: those reach furthest into the checks.
const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const others = '.=+/%> \n#"\u0000é';

/** A small generator with a seed, so that a failing case can be repeated. */
function createRandom(start: number): (below: number) => number {
  let state = start >>> 0;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

function mutate(token: string, random: (below: number) => number): string {
  const letters = alphabet + alphabet + others;
  const letter = letters.charAt(random(letters.length));
  const at = random(token.length);
  switch (random(5)) {
    case 0:
      return token.slice(0, at) + letter + token.slice(at + 1);
    case 1:
      return token.slice(0, at) + letter + token.slice(at);
    case 2:
      return token.slice(0, at) + token.slice(at + 1);
    case 3:
      return random(2) === 0 ? token.slice(0, at) : token.slice(at + 1);
    default: {
      const segments = token.split('.');
      const [from, to] = [random(5), random(5)];
      return segments
        .with(from, segments[to] ?? '')
        .with(to, segments[from] ?? '')
        .join('.');
    }
  }
}

it(`accepts none of ${String(cases)} changed tokens (seed ${String(seed)})`, { timeout: 180_000 }, () => {
  const { token } = goodVector('V1');
  const random = createRandom(seed);
  const rules = vectorRules();
  const refused = new Map<string, number>();
  let tried = 0;
  while (tried < cases) {
    const changed = mutate(token, random);
    if (changed === token) continue;
    tried += 1;
    const check = checkToken(changed, rules);
    expect(check.ok, `case ${String(tried)}`).toBe(false);
    if (!check.ok) refused.set(check.code, (refused.get(check.code) ?? 0) + 1);
  }
  console.info(`${String(tried)} mutations, 0 accepted:`, Object.fromEntries(refused));
  expect([...refused.keys()].sort()).toEqual(['decrypt', 'header', 'shape']);
});
