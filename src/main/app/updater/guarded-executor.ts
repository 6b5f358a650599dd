import { configureRequestOptions, configureRequestUrl, HttpExecutor, type DownloadOptions } from 'builder-util-runtime';
import type { OutgoingHttpHeaders, RequestOptions } from 'node:http';
import { UpdateRefusal } from '../../updates/update-refusal';

/** A request as Electron's and Node's both are, as far as is needed. */
export interface UpdateRequest {
  abort(): void;
  end(data?: Buffer): void;
  on(event: string, listener: (...args: never[]) => void): unknown;
  emit(event: 'error', error: Error): unknown;
}
interface UpdateResponse {
  readonly statusCode?: number;
  on(event: 'data', listener: (chunk: Uint8Array) => void): unknown;
}
export type OpenRequest = (options: RequestOptions) => UpdateRequest;

const maxMetadataBytes = 256 * 1024;

/**
 * How electron-updater reaches the server: over https, below the one address of the feed, without redirects, and with
 * nothing said about this computer. What a server answers can't lead anywhere else (SC-55).
 */
export class GuardedExecutor extends HttpExecutor<UpdateRequest> {
  private maxPackageBytes = 0;

  constructor(
    private readonly feed: URL,
    private readonly userAgent: string,
    private readonly open: OpenRequest,
  ) {
    super();
  }

  /** The most that a package may be; more is not read. */
  expectAtMost(bytes: number): void {
    this.maxPackageBytes = bytes;
  }

  override createRequest(options: RequestOptions, onResponse: (response: UpdateResponse) => void): UpdateRequest {
    if (!isBelow(this.feed, options)) throw new UpdateRefusal('other-host');
    const headers: OutgoingHttpHeaders = {
      accept: '*/*',
      'cache-control': 'no-cache',
      'user-agent': this.userAgent,
    };
    const { protocol, hostname, port, path } = options;
    const request = this.open({ protocol, hostname, port, path, headers, method: 'GET' });
    const refuse = (refusal: UpdateRefusal): void => {
      request.abort();
      request.emit('error', refusal);
    };
    // Electron tells of a redirect in its own way, Node by the status.
    request.on('redirect', () => refuse(new UpdateRefusal('other-host')));
    request.on('response', (response: UpdateResponse) => {
      const status = response.statusCode ?? 0;
      if (status >= 300 && status < 400) return refuse(new UpdateRefusal('other-host'));
      onResponse(response);
      const most = isMetadata(path) ? maxMetadataBytes : this.maxPackageBytes;
      let bytes = 0;
      response.on('data', (chunk) => {
        bytes += chunk.length;
        if (bytes > most) refuse(new UpdateRefusal(isMetadata(path) ? 'bad-metadata' : 'wrong-content'));
      });
    });
    return request;
  }

  /** Electron-updater calls this for packages; each of its own executors has it. */
  async download(url: URL, destination: string, options: DownloadOptions): Promise<string> {
    return await options.cancellationToken.createPromise((resolve, reject, onCancel) => {
      const request: RequestOptions = {};
      configureRequestUrl(url, request);
      configureRequestOptions(request);
      const callback = (error: Error | null): void => (error instanceof Error ? reject(error) : resolve(destination));
      this.doDownload(request, { destination, options, onCancel, callback, responseHandler: null }, 0);
    });
  }
}

function isMetadata(path: string | null | undefined): boolean {
  return /\.yml(?:\?|$)/u.test(path ?? '');
}

function isBelow(feed: URL, { protocol, hostname, port, path }: RequestOptions): boolean {
  const folder = feed.pathname.endsWith('/') ? feed.pathname : `${feed.pathname}/`;
  return (
    protocol === 'https:' &&
    feed.protocol === 'https:' &&
    hostname === feed.hostname &&
    String(port ?? '') === feed.port &&
    (path ?? '').startsWith(folder) &&
    !(path ?? '').includes('..')
  );
}
