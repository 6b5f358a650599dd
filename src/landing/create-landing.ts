import type { HttpBindings } from '@hono/node-server';
import { Hono, type Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { getCookie } from 'hono/cookie';
import { maxLifetimeSeconds, type ResetPurpose } from '../main/reset-links/token-format';
import type { Clock } from '../shared/lib/clock';
import { resultPage, statusOf } from './answer';
import { createChangeNotice } from './change-notice';
import { createKeyedLock } from './keyed-lock';
import type { LandingConnection } from './landing-connection';
import type { LandingLog } from './landing-log';
import { countedAddress } from './limits/client-address';
import { createRateLimit } from './limits/rate-limit';
import type { Notifier } from './notifier';
import { pageHeaders } from './page/headers';
import { renderPage } from './page/page';
import { pageScript } from './page/page-script';
import { pageStyle } from './page/page-style';
import { endedTokenCookie, tokenCookie, tokenCookieHeader } from './page/query-cookie';
import { isFromOwnPage, postedForm, readSubmission, type PostedForm } from './read-submission';
import { createTicketRedeemer } from './redeem-vendor-token';
import { createTokenRedeemer } from './redeem-token';
import type { ReplayStore } from './replay/replay-store';
import type { PostedSubmission, SubmissionResult } from './submission';
import { pickLanguage } from './texts/pick-language';

export interface LandingOptions {
  /** The page's own origin, from its configuration: what tokens must be made for, and where requests must come from. */
  readonly origin: string;
  readonly connections: () => readonly LandingConnection[];
  /** Null only where every connection's change stamp moves when a password is set; see `checkConnections`. */
  readonly replayStore: ReplayStore | null;
  readonly clock: Clock;
  readonly log: LandingLog;
  readonly notifier?: Notifier;
  /** Shown above the title. */
  readonly shopName?: string;
  readonly maxLifetimeSeconds?: number;
  /** Links issued before are refused; seconds since 1970 UTC. */
  readonly notBefore?: number;
  /** How many reverse proxies of one's own stand before the page. */
  readonly trustedProxies?: number;
  readonly limits?: Partial<LandingLimits>;
}

export interface LandingLimits {
  readonly postsPerAddressAndMinute: number;
  /** Genuine tokens of one key, which is one desk. */
  readonly tokensPerKeyAndMinute: number;
  /** No refusal of a link is answered sooner, so that the time tells less about its cause. */
  readonly refusalMs: number;
}
const defaultLimits: LandingLimits = { postsPerAddressAndMinute: 20, tokensPerKeyAndMinute: 60, refusalMs: 500 };
const maxBodyBytes = 16 * 1024;
const minuteMs = 60_000;

export interface Landing {
  readonly app: Hono<LandingEnv>;
  /** Resolves when mails under way are sent. */
  settled(): Promise<void>;
}
interface LandingEnv {
  Bindings: HttpBindings;
}

const pages: readonly { readonly path: string; readonly purpose: ResetPurpose }[] = [
  { path: '/reset', purpose: 'reset' },
  { path: '/activate', purpose: 'activate' },
];

/** The page a shopper's link opens. GET and HEAD contact nobody, spend nothing and are the same for every link. */
export function createLanding(options: LandingOptions): Landing {
  const { clock, connections, log, origin } = options;
  const limits = { ...defaultLimits, ...options.limits };
  const shopName = options.shopName ?? null;
  const lock = createKeyedLock();
  const notice = createChangeNotice(options.notifier ?? null, log);
  const perMinute = (limit: number) => createRateLimit({ limit, windowMs: minuteMs, clock });
  const addressLimit = perMinute(limits.postsPerAddressAndMinute);
  const redeemToken = createTokenRedeemer({
    origin,
    connections,
    replayStore: options.replayStore,
    keyLimit: perMinute(limits.tokensPerKeyAndMinute),
    lock,
    clock,
    log,
    maxLifetimeSeconds: options.maxLifetimeSeconds ?? maxLifetimeSeconds,
    notBefore: options.notBefore ?? null,
    onChanged: (connection, { email }, { language }) => notice.send(connection, { email }, language),
  });
  const redeemTicket = createTicketRedeemer({
    connections,
    lock,
    log,
    onChanged: (connection, { login, language }) => notice.send(connection, { login }, language),
  });

  function redeem(c: Context<LandingEnv>, posted: PostedSubmission, purpose: ResetPurpose): Promise<SubmissionResult> {
    const { password, repeat } = posted;
    const language = languageOf(c);
    if ('c' in posted) {
      const { c: connectionId, t: token, l: login = null } = posted;
      return redeemTicket({ connectionId, token, login, password, repeat, language });
    }
    return redeemToken({ token: posted.kdt ?? '', purpose, password, repeat, language });
  }

  async function answer(c: Context<LandingEnv>, form: PostedForm, purpose: ResetPurpose, result: SubmissionResult) {
    if (result.result === 'done') c.header('Set-Cookie', endedTokenCookie);
    if (form === 'json') return c.json(result, statusOf(result));
    return c.html(await resultPage(result, { language: languageOf(c), purpose, shopName }), statusOf(result));
  }

  const app = new Hono<LandingEnv>();
  app.use('*', async (c, next) => {
    await next();
    for (const [name, value] of Object.entries(pageHeaders)) c.header(name, value);
  });
  app.onError((_, c) => {
    log({ event: 'bug' });
    return c.json({ result: 'try-later' }, 503);
  });
  app.notFound((c) => c.text('Not found', 404));
  app.get('/healthz', (c) => c.body(null, 204));
  app.get('/reset/page.js', (c) => c.body(pageScript, 200, { 'Content-Type': 'text/javascript; charset=utf-8' }));
  app.get('/reset/page.css', (c) => c.body(pageStyle, 200, { 'Content-Type': 'text/css; charset=utf-8' }));

  for (const { path, purpose } of pages) {
    app.get(path, async (c) => {
      const inQuery = c.req.query('kdt');
      if (inQuery !== undefined) {
        const cookie = tokenCookieHeader(inQuery);
        if (cookie !== null) c.header('Set-Cookie', cookie);
        return c.redirect(path, 303);
      }
      const hasCookie = getCookie(c, tokenCookie) !== undefined;
      const view = hasCookie ? ({ view: 'form', message: null } as const) : ({ view: 'start' } as const);
      c.header('Vary', 'Accept-Language, Cookie');
      return c.html(await renderPage({ language: languageOf(c), purpose, shopName, view }));
    });

    app.post(
      path,
      async (c, next) => {
        const form = postedForm(c.req.header('content-type'));
        if (!isFromOwnPage(c, origin)) return badRequest(c, 'origin', 403);
        if (form === null) return badRequest(c, 'media-type', 415);
        const waitS = addressLimit.take(addressOf(c));
        if (waitS !== null) {
          log({ event: 'limited', code: 'address' });
          c.header('Retry-After', String(waitS));
          return answer(c, form, purpose, { result: 'too-many' });
        }
        return next();
      },
      bodyLimit({ maxSize: maxBodyBytes, onError: (c) => badRequest(c, 'size', 413) }),
      async (c) => {
        const startedAt = performance.now();
        const form = postedForm(c.req.header('content-type')) ?? 'json';
        const posted = await readSubmission(c, form);
        if (posted === null) return badRequest(c, 'form', 400);
        const result = await redeem(c, posted, purpose);
        if (result.result === 'link-invalid') await pause(limits.refusalMs - (performance.now() - startedAt));
        return answer(c, form, purpose, result);
      },
    );
    app.all(path, (c) => c.text('Method not allowed', 405, { Allow: 'GET, HEAD, POST' }));
  }
  return { app, settled: () => notice.settled() };

  function badRequest(c: Context, code: 'origin' | 'media-type' | 'size' | 'form', status: 400 | 403 | 413 | 415) {
    log({ event: 'bad-request', code });
    return c.json({ result: 'bad-request' }, status);
  }

  function addressOf(c: Context<LandingEnv>): string {
    const peer = c.env.incoming.socket.remoteAddress;
    return countedAddress(peer, c.req.header('x-forwarded-for'), options.trustedProxies ?? 0);
  }
}

function languageOf(c: Context): ReturnType<typeof pickLanguage> {
  return pickLanguage(c.req.header('accept-language'));
}

function pause(ms: number): Promise<void> {
  return ms <= 0 ? Promise.resolve() : new Promise((resolve) => setTimeout(resolve, ms));
}
