import type { MockRequest, RouteReply } from '../protocol/message.js';
import type { ReceivedUrl } from '../protocol/received-url.js';

/** Which page of each query was sent last, so that it can be sent again. */
export interface PageMemory {
  previous(key: string): RouteReply | undefined;
  /** Keeps a page; what is no page is not kept. */
  remember(key: string, reply: RouteReply): void;
  clear(): void;
}

const MOST_QUERIES = 64;

/** Makes a memory of the last page of up to 64 queries. */
export function createPageMemory(): PageMemory {
  const pages = new Map<string, RouteReply>();
  return {
    previous: (key) => pages.get(key),
    clear: () => pages.clear(),
    remember(key, reply) {
      if (reply.status !== 200 || !reply.body.includes('"hasMore":')) return;
      pages.set(key, reply);
      const [oldest] = pages.keys();
      if (pages.size > MOST_QUERIES && oldest !== undefined) pages.delete(oldest);
    },
  };
}

/**
 * What two pages of one query have in common: method, path, and query and body with every number and quoted text taken
 * out. So both `offset=1000` and `WHERE id > 1000` are pages of one query.
 */
export function pageKey(accountId: string, request: MockRequest, url: ReceivedUrl): string {
  const body = Buffer.from(request.body).toString('utf8');
  const shape = `${url.query.replace(/(^|&)offset=[^&]*/, '')}\n${body}`
    .replace(/'[^']*'/g, '?')
    .replace(/\d+/g, '?');
  return `${accountId} ${request.method.toUpperCase()} ${url.path}\n${shape}`;
}
