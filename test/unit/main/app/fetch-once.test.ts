import { describe, expect, it, vi } from 'vitest';
import { createFetchOnce, type IsolatedNetwork } from '../../../../src/main/app/fetch-once';

interface Recorded extends IsolatedNetwork {
  readonly events: string[];
}

function network(answer: () => Promise<Response>): Recorded {
  const events: string[] = [];
  return {
    events,
    closeAllConnections: () => {
      events.push('close');
      return Promise.resolve();
    },
    fetch: (url) => {
      events.push(url);
      return answer();
    },
  };
}

const text = (): Promise<Response> => Promise.resolve(new Response('done', { status: 201, headers: { 'x-a': '1' } }));

describe('a call that must not be sent twice', () => {
  it('[FT-12] takes a network alone and closes what was kept there before it is sent', async () => {
    const only = network(text);
    const fetchOnce = createFetchOnce([only]);
    const answer = await fetchOnce('https://a.example/1');
    expect([answer.status, answer.headers.get('x-a'), await answer.text()]).toEqual([201, '1', 'done']);
    await (await fetchOnce(new URL('https://a.example/2'))).text();
    expect(only.events).toEqual(['close', 'https://a.example/1', 'close', 'https://a.example/2']);
  });

  it('holds the network until its answer has been read to the end: closing would cut it', async () => {
    const only = network(text);
    const fetchOnce = createFetchOnce([only]);
    const first = await fetchOnce('https://a.example/1');
    const second = fetchOnce('https://a.example/2');
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(only.events).toEqual(['close', 'https://a.example/1']);
    await first.text();
    await expect(second.then((answer) => answer.text())).resolves.toBe('done');
  });

  it.each<[string, () => Promise<Response>, (answer: Response) => unknown]>([
    ['has no body', () => Promise.resolve(new Response(null, { status: 204 })), () => undefined],
    ['is left unread', text, (answer) => answer.body?.cancel()],
    [
      'breaks off',
      () =>
        Promise.resolve(
          new Response(
            new ReadableStream({
              pull: (controller) => controller.error(new Error('reset')),
            }),
          ),
        ),
      (answer) => answer.text().catch(() => undefined),
    ],
  ])('gives the network back when the answer %s', async (_name, answer, finish) => {
    const only = network(answer);
    const fetchOnce = createFetchOnce([only]);
    await finish(await fetchOnce('https://a.example/1'));
    await finish(await fetchOnce('https://a.example/2'));
    expect(only.events).toHaveLength(4);
  });

  it('gives the network back when nothing was answered, and says why', async () => {
    const only = network(() => Promise.reject(new Error('net::ERR_NAME_NOT_RESOLVED')));
    const fetchOnce = createFetchOnce([only]);
    await expect(fetchOnce('https://a.example/1')).rejects.toThrow('ERR_NAME_NOT_RESOLVED');
    await expect(fetchOnce('https://a.example/2')).rejects.toThrow('ERR_NAME_NOT_RESOLVED');
  });

  it('runs as many at a time as there are networks, each on one of its own', async () => {
    const release: (() => void)[] = [];
    const slow = (): Promise<Response> =>
      new Promise((resolve) => {
        release.push(() => resolve(new Response(null, { status: 204 })));
      });
    const networks = [network(slow), network(slow)];
    const fetchOnce = createFetchOnce(networks);
    const calls = [1, 2, 3].map((number) => fetchOnce(`https://a.example/${number}`));
    await vi.waitFor(() => expect(release).toHaveLength(2));
    expect(networks.every(({ events }) => events.length === 2)).toBe(true);
    release.shift()?.();
    await vi.waitFor(() => expect(release).toHaveLength(2));
    for (const end of release) end();
    await expect(Promise.all(calls)).resolves.toHaveLength(3);
  });
});
