import type { RetryClass } from './action.js';
import type { Effect } from './effect.js';
import type { JsonObject } from './json.js';
import type { DeletesMode, StreamCursor } from './stream.js';
import type { SecretOrigin, WebhookScheme } from './trigger.js';

/** How a connection proves who it is. */
export type AuthSchemeName =
  | 'none'
  | 'basic'
  | 'bearer'
  | 'header'
  | 'oauth1'
  | 'oauth2-code'
  | 'oauth2-client'
  | 'oauth2-jwt'
  | 'custom';

/** An auth scheme and the part of the configuration (a JSON pointer) where its credentials are. */
export interface AuthBinding {
  readonly id: string;
  readonly scheme: AuthSchemeName;
  readonly pointer: string;
  /** What a browser flow needs (authorise and token addresses, scopes); only for `oauth2-*`. */
  readonly oauth?: JsonObject;
}

/** The configuration of a connection, as data: every form, prompt and document renders from it. */
export interface ConfigDescription {
  readonly version: number;
  /** JSON Schema (2020-12) of what an admin enters, with `title` and `description` for people. */
  readonly schema: JsonObject;
  /** JSON pointers of the fields that are secrets, sorted. */
  readonly secrets: readonly string[];
}

/** A capability that `check` reports on, and what it opens: names of streams, actions and triggers. */
export interface CheckDescription {
  readonly id: string;
  readonly title: string;
  readonly unlocks: readonly string[];
}

/** A stream as known without asking the remote; `discover` only narrows it, or adds dynamic ones. */
export interface StreamDescription {
  readonly name: string;
  readonly title?: string;
  readonly schema: JsonObject;
  /** Best one field: an import identifies a record by one. */
  readonly key: readonly string[];
  readonly cursor?: StreamCursor;
  readonly deletes: DeletesMode;
  /** JSON Schema of the options an import may set; `describeSchema` of `@onlink/core/define` writes it. */
  readonly params?: JsonObject;
  readonly dynamic?: boolean;
}

/** An action, as data. */
export interface ActionDescription {
  readonly title: string;
  readonly effect: Effect;
  readonly retry: RetryClass;
  readonly input: JsonObject;
  readonly output: JsonObject;
  /** Input fields with live choices. */
  readonly options: readonly string[];
}

/** A trigger, as data. */
export interface TriggerDescription {
  readonly kind: 'poll' | 'webhook';
  readonly title: string;
  readonly params: JsonObject;
  readonly event: JsonObject;
  /** For webhooks: how a sender may prove itself. */
  readonly schemes?: readonly WebhookScheme[];
  /** For webhooks: who makes the secret. Default `host`. */
  readonly secretFrom?: SecretOrigin;
}

/** A pre-filled example: part of a configuration, and import lines to start from. */
export interface Template {
  readonly id: string;
  readonly title: string;
  readonly config?: JsonObject;
  readonly mapping?: string;
}

/**
 * What a plugin is, as data: emitted at build, read before any of its code runs, compared with the code at load.
 */
export interface Manifest {
  /** Lower-case letters, digits and hyphens; names the connector in connections for good. */
  readonly id: string;
  /** The package's version. */
  readonly version: string;
  readonly title: string;
  readonly category: string;
  readonly description?: string;
  /** The contract it was built against. */
  readonly api: { readonly major: number; readonly minor: number };
  /** Host features it cannot do without. */
  readonly needs: readonly string[];
  readonly config: ConfigDescription;
  readonly auth: readonly AuthBinding[];
  readonly stateVersion: number;
  /**
   * Hosts it may call. `*.` at the front stands for one or more labels; `{/pointer}` for the host of the URL that the
   * configuration holds at that JSON pointer (a proxy, or a test server).
   */
  readonly egress: readonly string[];
  readonly checks: readonly CheckDescription[];
  readonly streams: readonly StreamDescription[];
  readonly actions: { readonly [name: string]: ActionDescription };
  readonly triggers: { readonly [name: string]: TriggerDescription };
  readonly templates: readonly Template[];
}
