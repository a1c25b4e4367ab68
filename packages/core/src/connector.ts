import type { Action } from './action.js';
import type { Branded } from './brand.js';
import type { Call } from './call.js';
import type { Fault } from './fault.js';
import type { Json } from './json.js';
import type { Manifest } from './manifest.js';
import type { Source } from './read.js';
import type { Schema } from './schema.js';
import type { Stream } from './stream.js';
import type { Trigger } from './trigger.js';

/** Which remote account a configuration reaches. Connections with one key share one budget. */
export interface Account {
  readonly key: string;
  /** Hosts, each with its port where it is not the scheme's own, that this configuration may call. */
  readonly hosts: readonly string[];
}

/** What the host tells a connector when it opens a connection. */
export interface OpenContext {
  readonly connectionId: string;
  /**
   * Replaces a secret by compare-and-set and is durable before it returns. Throws a fault when the stored one is no
   * longer `expected`: read it again instead of overwriting.
   */
  rotateSecret(pointer: string, next: string, expected: string): Promise<void>;
}

/** One capability, and why it is missing when it is. `id` is one of the manifest's `checks`. */
export interface CheckItem {
  readonly id: string;
  /** The permission or setting it takes, in the words of the remote system's own menus. */
  readonly needs: string;
  /** What a person should know although it is there, such as a clock that is wrong and was corrected. One line. */
  readonly note?: string;
  /** Why it is not there. A code that ends in `/not-tried` says that an earlier item must be mended first. */
  readonly fault?: Fault;
}

/** What to discover; without `stream`, everything. */
export interface DiscoverRequest {
  readonly stream?: string;
}

/** A version step of stored data. */
export interface UpgradeRequest {
  readonly what: 'config' | 'state';
  readonly fromVersion: number;
  readonly value: Json;
  readonly stream?: string;
}

/**
 * A connector: one value that serves any number of connections. `Client` is the author's own type, which the host
 * carries and never looks into.
 *
 * Members are methods on purpose: TypeScript compares those loosely, so a `Connector<MyConfig, MyClient>` is a
 * `Connector<unknown, unknown>`, which is what a host handles.
 */
export interface Connector<Config, Client> extends Branded<'connector@1'> {
  readonly manifest: Manifest;
  readonly config: Schema<Config>;
  /** Pure and total over valid configurations: no I/O. */
  account(config: Config): Account;
  /** Lazy and cheap: no remote call. Opening twice gives two independent clients. */
  open(config: Config, context: OpenContext): Promise<Client>;
  /** Called once per client, perhaps while calls are in flight, which are aborted first. */
  close?(client: Client): Promise<void>;
  /** Never writes, ends in seconds, yields one item per capability. */
  check(client: Client, call: Call): AsyncIterable<CheckItem>;
  discover?(client: Client, request: DiscoverRequest, call: Call): AsyncIterable<Stream>;
  readonly source?: Source<Client>;
  readonly actions?: { readonly [name: string]: Action<Client, unknown, unknown> };
  readonly triggers?: { readonly [name: string]: Trigger<Client, unknown, unknown> };
  /** Brings stored data of an older version up by one or more versions. Pure; throws a fault when it cannot. */
  upgrade?(request: UpgradeRequest): Json;
}
