import { createHash, createHmac } from 'node:crypto';
import type { JsonObject, RawRequest } from '@onlink/core';
import type { WebhookTarget } from '../kit/options.js';

/** Something that happened over there. */
export interface RemoteEvent extends JsonObject {
  /** Whole numbers without gaps, from 1. */
  readonly sequence: number;
  readonly kind: string;
  readonly at: string;
  readonly record: JsonObject;
}

/** What happened over there, and who wants to be told. */
export interface RemoteEvents {
  happen(kind: string, record: JsonObject): void;
  list(query: { readonly after: number; readonly since: string; readonly limit: number }): {
    readonly items: readonly RemoteEvent[];
    readonly more: boolean;
  };
  /** The webhook of the `nth` event of its kind, from 1: its JSON, signed in `x-signature` by HMAC-SHA256 in hex. */
  deliver(kind: string, nth: number, target: WebhookTarget): RawRequest;
  /** Takes a subscriber's secret, or makes one that nobody learns of afterwards. */
  subscribe(hook: Pick<WebhookTarget, 'url'> & Partial<WebhookTarget>): {
    readonly id: string;
    readonly secret: string;
  };
  unsubscribe(id: string): boolean;
  readonly subscriptions: number;
}

/** Makes an empty list of events. */
export function createRemoteEvents(now: () => string): RemoteEvents {
  const events: RemoteEvent[] = [];
  const hooks = new Map<string, WebhookTarget>();
  let nextHook = 1;
  return {
    happen: (kind, record) => void events.push({ sequence: events.length + 1, kind, at: now(), record }),
    list: ({ after, since, limit }) => {
      const found = events.filter(({ sequence, at }) => sequence > after && at >= since);
      return { items: found.slice(0, limit), more: found.length > limit };
    },
    deliver: (kind, nth, { url, secret }) => {
      const event = events.filter((entry) => entry.kind === kind)[nth - 1];
      if (event === undefined)
        throw new Error(`Failed to deliver event ${nth} of kind "${kind}": it has not happened.`);
      const body = new TextEncoder().encode(JSON.stringify(event));
      const signature = createHmac('sha256', secret).update(body).digest('hex');
      return {
        method: 'POST',
        url,
        headers: { 'content-type': 'application/json', 'x-signature': signature },
        body,
      };
    },
    subscribe: ({ url, secret: given }) => {
      const id = `hook-${nextHook++}`;
      const secret = given ?? createHash('sha256').update(`secret of ${id}`).digest('hex');
      hooks.set(id, { url, secret });
      return { id, secret };
    },
    unsubscribe: (id) => hooks.delete(id),
    get subscriptions() {
      return hooks.size;
    },
  };
}
