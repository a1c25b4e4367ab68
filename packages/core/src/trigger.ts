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

/** Who makes the secret of a webhook. */
export type SecretOrigin = 'host' | 'remote';

/** What a `custom` verification says: accept, refuse, or answer a handshake. */
export type Verdict =
  | { readonly kind: 'accepted' }
  | { readonly kind: 'refused'; readonly reason: string }
  | { readonly kind: 'reply'; readonly status: number; readonly body?: string };

/** Where to subscribe. */
export interface SubscribeRequest<Params> {
  readonly params: Params;
  /** Where webhooks are to be sent; https, the same in each try of one subscription and in no other one. */
  readonly url: string;
  /** The host's secret, for a remote that takes one. It means nothing where `secretFrom` is `remote`. */
  readonly secret: Secret;
}

/** A subscription at the remote system. */
export interface Subscription {
  /** What {@link WebhookTrigger.unsubscribe} needs. The host stores it in the open: never a secret. */
  readonly handle: Json;
  /**
   * The secret that the remote made, in plain, where `secretFrom` is `remote`, and only there. The host tells its redactor
   * of it before anything else, keeps it in its vault, and verifies webhooks by it.
   */
  readonly secret?: string;
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
  /**
   * Who makes the secret by which webhooks are proved. Default `host`: it makes one, and `subscribe` hands it to the
   * remote. `remote`: it makes one by itself and takes no other, and `subscribe` gives it back. Where a person sets the
   * webhook up, the host shows its secret to be copied over there, or asks for the one that the remote shows.
   */
  readonly secretFrom?: SecretOrigin;
  /**
   * Sets the webhook up over there; absent where a person must do it. It is called again when the reply was lost, which may
   * have set one up already: end what is found at the same URL first, where the remote can tell.
   */
  subscribe?(client: Client, request: SubscribeRequest<Params>, call: Call): Promise<Subscription>;
  unsubscribe?(client: Client, handle: Json, call: Call): Promise<void>;
  /** Only for the scheme `custom`. Pure, over raw bytes, before `parse`. */
  verify?(raw: RawRequest, secrets: readonly Secret[], now: number): Verdict;
  /**
   * Pure. One request may carry several occurrences. It leaves out what `params` leave out, as `sweep` does: the remote may
   * tell of more than was asked for.
   */
  parse(raw: RawRequest, params: Params): readonly Occurrence<Event>[];
  /** Fetches what a thin webhook left out, after the sender has been answered. */
  enrich?(client: Client, event: Occurrence<Event>, call: Call): Promise<Occurrence<Event>>;
  /** Finds occurrences whose webhook was lost. */
  sweep?(client: Client, request: PollRequest<Params>, call: Call): AsyncIterable<PollEvent<Event>>;
}

/** An inbound event: polled for, or received by webhook. */
export type Trigger<Client, Params, Event> =
  | PollTrigger<Client, Params, Event>
  | WebhookTrigger<Client, Params, Event>;
