/** A network stack of its own: connections are shared with nobody outside it. */
export interface IsolatedNetwork {
  fetch(url: string, init?: RequestInit): Promise<Response>;
  /** Cuts every connection, the idle ones and those in use. */
  closeAllConnections(): Promise<void>;
}

/**
 * A `fetch` for calls that must not be sent twice. Chromium sends a request of any method again when a connection it had
 * kept dies before the answer begins; on a new connection it doesn't. So each call takes a network alone, closes what was
 * kept there, and gives it back when its answer has been read to the end. More calls than networks wait.
 */
export function createFetchOnce(networks: readonly IsolatedNetwork[]): typeof fetch {
  const free = [...networks];
  const waiting: ((network: IsolatedNetwork) => void)[] = [];

  async function take(): Promise<IsolatedNetwork> {
    const network = free.pop();
    if (network !== undefined) return network;
    return await new Promise((resolve) => {
      waiting.push(resolve);
    });
  }

  function giveBack(network: IsolatedNetwork): void {
    const next = waiting.shift();
    if (next === undefined) free.push(network);
    else next(network);
  }

  return async (input, init) => {
    const network = await take();
    try {
      await network.closeAllConnections();
      const response = await network.fetch(input instanceof Request ? input.url : input.toString(), init);
      return whenRead(response, () => giveBack(network));
    } catch (error) {
      giveBack(network);
      throw error;
    }
  };
}

/** The same answer, telling when its body has been read, has broken or was left unread. */
function whenRead(response: Response, done: () => void): Response {
  if (response.body === null) {
    done();
    return response;
  }
  const reader: ReadableStreamDefaultReader<Uint8Array> = response.body.getReader();
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      try {
        const chunk = await reader.read();
        if (!chunk.done) {
          controller.enqueue(chunk.value);
          return;
        }
        controller.close();
      } catch (error) {
        controller.error(error);
      }
      done();
    },
    async cancel(reason) {
      done();
      await reader.cancel(reason);
    },
  });
  const { status, statusText, headers } = response;
  return new Response(body, { status, statusText, headers });
}
