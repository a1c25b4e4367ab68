import type { Json, JsonObject, Manifest, RawRequest } from '@onlink/core';

/** The remote system in memory that a connector is judged against. */
export interface TestRemote {
  /** A raw configuration that works with it, secrets in plain. Each secret must be longer than 8 characters. */
  readonly config: JsonObject;
  /** Answers a request as the real system would. */
  fetch(request: Request): Promise<Response>;
  /** How many requests have changed something over there so far. */
  writes(): number;
  /** Refuses the credentials of `config` from now on, as after somebody revoked them. */
  revoke?(): void;
}

/** What a remote is made with. */
export interface RemoteWorld {
  /** The kit's clock, in epoch milliseconds: use it wherever the real system would look at its own. */
  readonly now: () => number;
}

/** What the kit must know of one stream. Functions get the remote of the test at hand. */
export interface StreamScenario<Remote extends TestRemote> {
  /** Import options under which the remote's rows take at least three pages. */
  readonly params?: JsonObject;
  /** Key fields of every row that a full read must give, in any order. At least three pages of them. */
  keys(remote: Remote): readonly JsonObject[];
  /** Gives all rows one cursor value, as a mass update does. Without it, equal cursors are not judged. */
  tie?(remote: Remote): void;
  /**
   * Changes a row as somebody over there would: its cursor moves to now, so that it moves in the order and pages shift. `nth`
   * counts from 0, and the one after is another row. Called between events.
   */
  touch?(remote: Remote, nth: number): void;
  /** Removes a row and returns its key fields. Required of streams that report deletions or show them by absence. */
  remove?(remote: Remote): JsonObject;
  /** Makes a row that cannot be delivered, or not whole, and returns its key fields. */
  spoil?(remote: Remote): JsonObject;
  /** Fills the stream up to at least so many rows. Without it, the ceiling is judged on the rows there are. */
  fill?(remote: Remote, rows: number): void;
  /** Import options for the read of what {@link fill} made. Default `params`, whose small pages take many requests. */
  readonly fillParams?: JsonObject;
}

/** What the kit must know of one action. */
export interface ActionScenario<Remote extends TestRemote> {
  /** An input that succeeds; it may prepare the remote. Called once on each remote. */
  input(remote: Remote): JsonObject;
  /** How many times the wanted change is there: 0 before, 1 after. For an action without effect, always 0. */
  landed(remote: Remote): number;
  /** Several inputs that succeed, each of its own, one of them refused where the remote can refuse. For `runMany`. */
  inputs?(remote: Remote): readonly JsonObject[];
}

/** Where the kit lets a webhook be sent to. `secret` is the remote's own where the trigger says so. */
export interface WebhookTarget {
  readonly url: string;
  readonly secret: string;
}

/** What the kit must know of one trigger. */
export interface TriggerScenario<Remote extends TestRemote> {
  /** Params as an admin enters them. */
  readonly params?: JsonObject;
  /** Lets it happen over there, for the `nth` time (from 1), each time to something else. */
  happen(remote: Remote, nth: number): void;
  /**
   * For webhooks: the request by which the remote tells of the `nth` happening, signed with the target's secret. Called
   * minutes after `happen`, and more than once: what happened, and when, must be kept until then; only a time that is signed
   * is the present one.
   */
  deliver?(remote: Remote, nth: number, target: WebhookTarget): RawRequest;
  /** For webhooks that subscribe: how many subscriptions the remote has. */
  subscriptions?(remote: Remote): number;
}

/** For a connector whose remote hands out a new secret with each use of the old one, as OAuth refresh tokens may. */
export interface RotationScenario<Remote extends TestRemote> {
  /** Lets whatever the connector holds in memory expire, so that its next call must use the stored secret. */
  expire(remote: Remote): void;
}

/** Stored data of an earlier version, and what it must become. */
export interface GoldenState {
  readonly what: 'config' | 'state';
  readonly fromVersion: number;
  readonly stream?: string;
  readonly value: Json;
  readonly becomes: Json;
}

/** What the kit must know beside the manifest. Every stream, action and trigger of the manifest has its scenario. */
export interface Scenarios<Remote extends TestRemote> {
  readonly streams?: { readonly [name: string]: StreamScenario<Remote> };
  readonly actions?: { readonly [name: string]: ActionScenario<Remote> };
  readonly triggers?: { readonly [name: string]: TriggerScenario<Remote> };
  readonly rotation?: RotationScenario<Remote>;
  /** At least one for each earlier version of configuration and state. */
  readonly upgrades?: readonly GoldenState[];
}

/** A rule that does not hold for this connector, and why that is right. */
export interface SkippedRule {
  readonly rule: string;
  /** The stream, action or trigger for which it does not hold. Default none of them. */
  readonly of?: string;
  /** A sentence; it is listed with the results. */
  readonly reason: string;
}

/** What a connector is judged with. */
export interface KitOptions<Remote extends TestRemote> {
  /** Makes a fresh remote; each test has its own. */
  remote(world: RemoteWorld): Remote | Promise<Remote>;
  readonly scenarios: Scenarios<Remote>;
  readonly skip?: readonly SkippedRule[];
  /** The manifest as the build wrote it, read from its file. Without it, only the code's own is judged. */
  readonly manifestFile?: Manifest;
}
