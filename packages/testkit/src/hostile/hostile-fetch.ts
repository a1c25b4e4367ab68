/** What can go wrong with a request, one at a time. */
export type HostileFault =
  /** 429 with `Retry-After`, for each matching request until switched off. */
  | { readonly kind: 'rate-limit'; readonly retryAfterS: number }
  /** The login is refused, as after somebody revoked it. */
  | { readonly kind: 'unauthorized' }
  /** The login may no longer do this, as after somebody took the permission away. */
  | { readonly kind: 'forbidden' }
  /** The service fails before it does anything. */
  | { readonly kind: 'server-error'; readonly status: number }
  /** The connection breaks before the request is sent. */
  | { readonly kind: 'unreachable' }
  /** The request arrives and is carried out; its reply never comes back. */
  | { readonly kind: 'lost-reply' }
  /** A web page instead of data, as proxies and sign-in pages send it. */
  | { readonly kind: 'web-page' }
  /** The first half of the real reply. */
  | { readonly kind: 'cut-short' }
  /** The reply to the last request of the same method and path comes again; where there is none, nothing happens. */
  | { readonly kind: 'repeated-reply' }
  /** The real reply, its `Date` wrong by so many milliseconds. */
  | { readonly kind: 'clock-skew'; readonly byMs: number }
  /** The reply that the service never gives. The request ends by its signal alone. */
  | { readonly kind: 'stalled' };

/** When a fault strikes. */
export interface HostileSwitch {
  readonly fault: HostileFault;
  /** Matching requests that pass first. Default 0. */
  readonly after?: number;
  /** Requests that it strikes. Default all from then on. */
  readonly times?: number;
  /** Which requests count. Default all. */
  readonly match?: (request: Request) => boolean;
}

/** A `fetch` that fails on demand. */
export interface HostileFetch {
  fetch(request: Request): Promise<Response>;
  /** Switches a fault on; earlier ones stay. The first that strikes wins. */
  arm(hostileSwitch: HostileSwitch): void;
  /** Switches everything off. */
  calm(): void;
  /** Requests that arrived, those that were struck among them. */
  readonly requests: number;
}

/** Puts switches for faults in front of a service. */
export function createHostileFetch(serve: (request: Request) => Promise<Response>): HostileFetch {
  let armed: { readonly when: HostileSwitch; seen: number; struck: number }[] = [];
  let requests = 0;
  const lastReplies = new Map<string, Response>();
  const strikes = (request: Request): HostileFault | undefined => {
    for (const entry of armed) {
      const { after = 0, times = Number.POSITIVE_INFINITY, match = () => true, fault } = entry.when;
      if (!match(request)) continue;
      if (fault.kind === 'repeated-reply' && !lastReplies.has(pathOf(request))) continue;
      entry.seen += 1;
      if (entry.seen <= after || entry.struck >= times) continue;
      entry.struck += 1;
      return fault;
    }
    return undefined;
  };
  return {
    get requests() {
      return requests;
    },
    arm: (hostileSwitch) => void armed.push({ when: hostileSwitch, seen: 0, struck: 0 }),
    calm: () => {
      armed = [];
    },
    async fetch(request) {
      request.signal.throwIfAborted();
      requests += 1;
      const fault = strikes(request);
      const last = lastReplies.get(pathOf(request));
      if (fault?.kind === 'repeated-reply' && last !== undefined) return last.clone();
      if (fault !== undefined) return strike(fault, request, serve);
      const reply = await serve(request);
      if (armed.some(({ when }) => when.fault.kind === 'repeated-reply'))
        lastReplies.set(pathOf(request), reply.clone());
      return reply;
    },
  };
}

function pathOf({ method, url }: Request): string {
  return `${method} ${new URL(url).pathname}`;
}

const PAGE = '<!doctype html><html><head><title>Sign in</title></head><body>Please sign in.</body></html>';

async function strike(
  fault: HostileFault,
  request: Request,
  serve: (request: Request) => Promise<Response>,
): Promise<Response> {
  switch (fault.kind) {
    case 'rate-limit':
      return new Response('{"message":"Too many requests"}', {
        status: 429,
        headers: { 'content-type': 'application/json', 'retry-after': String(fault.retryAfterS) },
      });
    case 'unauthorized':
      return refusal(401);
    case 'forbidden':
      return refusal(403);
    case 'repeated-reply':
      return serve(request);
    case 'clock-skew': {
      const reply = await serve(request);
      const headers = new Headers(reply.headers);
      const realMs = Date.parse(headers.get('date') ?? new Date().toUTCString());
      headers.set('date', new Date(realMs + fault.byMs).toUTCString());
      return new Response(reply.body, { status: reply.status, headers });
    }
    case 'server-error':
      return new Response('{"message":"Internal error"}', {
        status: fault.status,
        headers: { 'content-type': 'application/json' },
      });
    case 'unreachable':
      throw networkError('ECONNREFUSED');
    case 'lost-reply':
      await serve(request);
      throw networkError('ECONNRESET');
    case 'web-page':
      return new Response(PAGE, { status: 200, headers: { 'content-type': 'text/html; charset=utf-8' } });
    case 'cut-short': {
      const reply = await serve(request);
      const text = await reply.text();
      return new Response(text.slice(0, Math.floor(text.length / 2)), {
        status: reply.status,
        headers: { 'content-type': reply.headers.get('content-type') ?? 'application/json' },
      });
    }
    case 'stalled':
      return new Promise((_resolve, reject) => {
        request.signal.addEventListener('abort', () => reject(request.signal.reason), { once: true });
      });
  }
}

function refusal(status: 401 | 403): Response {
  return new Response('{"message":"Refused"}', { status, headers: { 'content-type': 'application/json' } });
}

/** As the global `fetch` throws it. */
function networkError(code: string): TypeError {
  return new TypeError('fetch failed', { cause: Object.assign(new Error(code), { code }) });
}
