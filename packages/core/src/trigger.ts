import type { Call } from './call.js';
import type { Json } from './json.js';
import type { Schema } from './schema.js';
import type { Secret } from './secret.js';

/** Something that happened over there. The same change has the same `id` by webhook, poll and sweep. */
export interface Occurrence<Event> {
  readonly id: string;
  /** When it happened, ISO 8601 in UTC. */
  readonly at: string;
  /** Occurrences with one `order` are delivered one after another. */
  readonly order?: string;
  readonly data: Event;
}

/** What a poll yields; a checkpoint is durable before the next pull, as for readers. */
export type PollEvent<Event> =
  | { readonly kind: 'event'; readonly event: Occurrence<Event> }
  | { readonly kind: 'checkpoint'; readonly state: Json };

/** Where a poll stands. The first one emits nothing older than `sinceAt` (epoch milliseconds). */
export interface PollRequest<Params> {
  readonly params: Params;
  readonly state?: Json;
  readonly sinceAt: number;
}

/** An incoming webhook as it arrived, before anything parsed it. Header names are in lower case. */
export interface RawRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: { readonly [name: string]: string };
  readonly body: Uint8Array;
}

/** A part of the request that a sender signs, in order. */
export type SignedPart =
  | { readonly kind: 'body' }
  | { readonly kind: 'header'; readonly name: string }
  | { readonly kind: 'text'; readonly text: string };

/** How a sender proves itself. All but `custom` are verified by the host, from this data alone. */
export type WebhookScheme =
  | { readonly kind: 'basic_auth' }
  | { readonly kind: 'auth_token'; readonly parameter: string }
  | { readonly kind: 'header_token'; readonly header: string }
  | {
      readonly kind: 'hmac';
      readonly header: string;
      readonly algorithm: 'sha1' | 'sha256' | 'sha512';
      readonly encoding: 'hex' | 'base64';
      /** Text before the signature in the header, such as `sha256=`. */
      readonly prefix?: string;
      readonly signedParts: readonly SignedPart[];
      /** The header with the sender's time in epoch seconds, when it signs one. */
      readonly timestampHeader?: string;
      /** How old a signed time may be, in milliseconds. */
      readonly toleranceMs?: number;
    }
  | { readonly kind: 'custom' };

/** What a `custom` verification says: accept, refuse, or answer a handshake. */
export type Verdict =
  | { readonly kind: 'accepted' }
  | { readonly kind: 'refused'; readonly reason: string }
  | { readonly kind: 'reply'; readonly status: number; readonly body?: string };

/** Where to subscribe. */
export interface SubscribeRequest<Params> {
  readonly params: Params;
  readonly url: string;
  readonly secret: Secret;
}

/** A subscription at the remote system; `handle` is what {@link WebhookTrigger.unsubscribe} needs. */
export interface Subscription {
  readonly handle: Json;
  /** When it must be renewed, in epoch milliseconds. */
  readonly renewBeforeAt?: number;
}

interface TriggerShape<Params, Event> {
  readonly title: string;
  readonly params: Schema<Params>;
  readonly event: Schema<Event>;
}

/** A trigger that looks at intervals. */
export interface PollTrigger<Client, Params, Event> extends TriggerShape<Params, Event> {
  readonly kind: 'poll';
  poll(client: Client, request: PollRequest<Params>, call: Call): AsyncIterable<PollEvent<Event>>;
}

/** A trigger that is called. */
export interface WebhookTrigger<Client, Params, Event> extends TriggerShape<Params, Event> {
  readonly kind: 'webhook';
  readonly schemes: readonly WebhookScheme[];
  /** Sets the webhook up over there; absent where a person must do it. */
  subscribe?(client: Client, request: SubscribeRequest<Params>, call: Call): Promise<Subscription>;
  unsubscribe?(client: Client, handle: Json, call: Call): Promise<void>;
  /** Only for the scheme `custom`. Pure, over raw bytes, before `parse`. */
  verify?(raw: RawRequest, secrets: readonly Secret[], now: number): Verdict;
  /** Pure. One request may carry several occurrences. */
  parse(raw: RawRequest): readonly Occurrence<Event>[];
  /** Fetches what a thin webhook left out, after the sender has been answered. */
  enrich?(client: Client, event: Occurrence<Event>, call: Call): Promise<Occurrence<Event>>;
  /** Finds occurrences whose webhook was lost. */
  sweep?(client: Client, request: PollRequest<Params>, call: Call): AsyncIterable<PollEvent<Event>>;
}

/** An inbound event: polled for, or received by webhook. */
export type Trigger<Client, Params, Event> =
  | PollTrigger<Client, Params, Event>
  | WebhookTrigger<Client, Params, Event>;
