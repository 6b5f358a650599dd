import { createRouterClient, isProcedure, type AnyRouter } from '@orpc/server';
import fc from 'fast-check';
import type { MessagePort } from 'node:worker_threads';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createRouter } from '../../src/main/rpc/router';
import { fakeUseCases, type FakeUseCases } from '../fakes/fake-use-cases';
import type { PortPair } from '../fakes/port-pair';
import { serveGate, type ServedGate } from '../fakes/served-window';
import { badInputs } from './bad-inputs';
import { goodInputs } from './inputs';
import { jsonSchemaOf, procedures } from './procedures';

describe('the contract', () => {
  it('[SC-12] gives every procedure an output, its errors and an implementation', () => {
    const router: AnyRouter = createRouter(fakeUseCases().useCases);
    expect(procedures.length).toBeGreaterThan(20);
    for (const { name, path, output, errors } of procedures) {
      expect(output, `${name} says what it answers with`).not.toBeNull();
      expect(errors, `${name} may fail with a failure`).toContain('FAILURE');
      expect(isProcedure(memberOf(router, path)), `${name} is implemented`).toBe(true);
    }
  });

  it('has a good input here for every procedure that takes one', () => {
    const taking = procedures.filter(({ input }) => input !== null).map(({ name }) => name);
    expect(Object.keys(goodInputs).sort()).toEqual([...taking].sort());
    for (const { name, input } of procedures) {
      if (input !== null) expect(input.safeParse(goodInputs[name]?.value).success, name).toBe(true);
    }
  });

  it('[SC-15][SC-19][SC-42] answers with nothing that could be a credential', () => {
    const found = procedures.flatMap(({ name, output }) =>
      output === null ? [] : textKeys(jsonSchemaOf(output)).map((key) => `${name}: ${key}`),
    );
    expect(
      found.filter((key) =>
        /(?:secret|token|password|passphrase|credential|(?:api|private|reset|signing)key)s?$/iu.test(key),
      ),
    ).toEqual([]);
    // The one answer that holds a link; and the mails of training vendors, which only training stores have.
    const links = found.filter((key) => /(?:link|url|href)s?$/iu.test(key));
    expect(links).toEqual(['resets.reveal: link', 'training.outbox: link']);
  });

  it('[SC-42] takes a password nowhere', () => {
    const keys = procedures.flatMap(({ input }) => (input === null ? [] : textKeys(jsonSchemaOf(input))));
    expect(keys.filter((key) => /password/iu.test(key))).toEqual([]);
  });

  it('[SC-39] asks for a reset only for an account that was found, never for an address somebody typed', () => {
    const inputsOf = (name: string): readonly string[] =>
      procedures.flatMap((entry) =>
        entry.name === name && entry.input !== null ? textKeys(jsonSchemaOf(entry.input)) : [],
      );
    for (const name of ['resets.preview', 'resets.issue']) {
      expect(inputsOf(name), name).toEqual(expect.arrayContaining(['connectionId', 'accountId']));
      expect(
        inputsOf(name).filter((key) => /mail|address|login|query|^to$/iu.test(key)),
        name,
      ).toEqual([]);
    }
  });
});

describe('inputs over the port', () => {
  let fakes: FakeUseCases;
  let gate: ServedGate;
  let pair: PortPair;
  let call: (path: readonly string[], input: unknown) => Promise<unknown>;

  beforeAll(() => {
    fakes = fakeUseCases();
    const noLimits = { lookUpsPerMinute: 1e9, writesPerMinute: 1e9, inFlightPerConnection: 1e9 };
    gate = serveGate(fakes.useCases, { limits: noLimits });
    pair = gate.handOver();
    call = rawCaller(pair.page);
  });
  afterAll(() => {
    gate.stop();
    pair.close();
  });

  it.each(procedures.filter(({ input }) => input !== null))(
    '[SC-14][BI-07][BI-08][BI-09] $name refuses every way of being wrong, and is never entered',
    async ({ name, path }) => {
      const input = goodInputs[name];
      if (input === undefined) throw new Error('no good input');
      const before = fakes.calls.length;
      const wrong = badInputs(input);
      expect(wrong.length).toBeGreaterThan(10);
      const accepted: string[] = [];
      for (const { name: how, value } of wrong) {
        const answer = JSON.stringify(await call(path, value));
        if (!answer.includes('"invalid-input"')) accepted.push(`${how}: ${answer.slice(0, 120)}`);
      }
      // What may be wrong with a query is for the look-up to say, in words the agent can act on.
      const judgedLater = name === 'accounts.find' ? /^(?:control|broken-unicode) at query:/u : /^$/u;
      expect(accepted.filter((how) => !judgedLater.test(how))).toEqual([]);
      const entered = fakes.calls.slice(before).map(({ args }) => JSON.stringify(args));
      expect(entered.filter((args) => !/"query":"(?:a\\u0000b|\\ud800)"/u.test(args))).toEqual([]);
      expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
    },
  );

  it.each(procedures.filter(({ input }) => input === null))(
    '[SC-14][BI-07] $name takes nothing, and refuses to be given something',
    async ({ path }) => {
      const before = fakes.calls.length;
      for (const value of [{}, null, [], 'text', 7, { extra: 1 }]) {
        expect(JSON.stringify(await call(path, value))).toContain('"invalid-input"');
      }
      expect(fakes.calls).toHaveLength(before);
    },
  );

  it.each(procedures.filter(({ input }) => input !== null))('$name takes its good input', async ({ name, path }) => {
    const before = fakes.calls.length;
    const answer = JSON.stringify(await call(path, goodInputs[name]?.value));
    expect(answer).toContain('"not-found"');
    expect(fakes.calls.slice(before).map((entry) => entry.name)).toEqual([useCaseOf(name)]);
  });

  it('[SC-14] survives ten thousand random inputs each, without an error nobody foresaw', async () => {
    const { useCases, calls } = fakeUseCases();
    const router = createRouter(useCases);
    const values = fc.sample(fc.anything({ withDate: true, withBigInt: true, withNullPrototype: true }), 10_000);
    for (const { name, input } of procedures) {
      if (input === null) continue;
      for (const value of values) {
        const parsed = input.safeParse(value);
        if (parsed.success) throw new Error(`${name} took ${JSON.stringify(value)}`);
      }
    }
    // A few of them all the way, through the implementation's own gate.
    const client: object = createRouterClient(router);
    for (const { path, input } of procedures) {
      if (input === null) continue;
      for (const value of values.slice(0, 100)) {
        const procedure = memberOf(client, path);
        if (typeof procedure !== 'function') throw new Error('not callable');
        await expect(Promise.resolve(Reflect.apply(procedure, null, [value]))).rejects.toMatchObject({
          code: 'BAD_REQUEST',
        });
      }
    }
    expect(calls).toEqual([]);
  });
});

function memberOf(tree: object, path: readonly string[]): unknown {
  return path.reduce<unknown>((at, key) => Reflect.get(Object(at), key), tree);
}

/** The names the fakes give their calls, where they differ from the procedure's. */
function useCaseOf(procedure: string): string {
  return procedure === 'training.faults' ? 'training.setFault' : procedure;
}

/** Calls by hand-written messages, so that inputs no client would send can be sent. */
function rawCaller(page: MessagePort): (path: readonly string[], input: unknown) => Promise<unknown> {
  let last = 0;
  const waiting = new Map<string, (answer: unknown) => void>();
  page.on('message', (text: string) => {
    const message: { readonly i: string; readonly p: unknown } = JSON.parse(text);
    waiting.get(message.i)?.(message.p);
    waiting.delete(message.i);
  });
  return (path, input) =>
    new Promise((resolve) => {
      last += 1;
      const id = last.toString(36);
      waiting.set(id, resolve);
      page.postMessage(JSON.stringify({ i: id, p: { u: `/${path.join('/')}`, b: { json: input } } }));
    });
}

/** Names of all members of a JSON Schema that can hold a text. */
function textKeys(schema: unknown): readonly string[] {
  if (typeof schema !== 'object' || schema === null) return [];
  if (Array.isArray(schema)) return schema.flatMap((member) => textKeys(member));
  const own =
    'properties' in schema && typeof schema.properties === 'object' && schema.properties !== null
      ? Object.entries(schema.properties).flatMap(([key, member]) => (canBeText(member) ? [key] : []))
      : [];
  return [...own, ...Object.values(schema).flatMap((member) => textKeys(member))];
}

function canBeText(schema: unknown): boolean {
  if (typeof schema !== 'object' || schema === null) return false;
  if ('enum' in schema || 'const' in schema) return false;
  const types: unknown = 'type' in schema ? schema.type : null;
  if (types === 'string' || (Array.isArray(types) && types.includes('string'))) return true;
  const options: unknown = 'anyOf' in schema ? schema.anyOf : [];
  return Array.isArray(options) && options.some(canBeText);
}
