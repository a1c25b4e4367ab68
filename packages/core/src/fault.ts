import { BRAND, type Branded, hasBrand } from './brand.js';
import type { JsonObject } from './json.js';

/** Who must act. `limit` is a quota of the remote system, `connector` a defect of the plugin, `host` one of OnLink. */
export type Blame =
  | 'config'
  | 'credentials'
  | 'permission'
  | 'input'
  | 'limit'
  | 'network'
  | 'remote'
  | 'connector'
  | 'host'
  | 'cancelled';

/** How far the damage reaches: what must stop because of it. */
export type FaultScope = 'item' | 'partition' | 'stream' | 'connection';

/** When trying again makes sense: never, after a person mended something, or after a wait in milliseconds. */
export type RetryAdvice = 'never' | 'after-fix' | { readonly afterMs: number };

/** Whether the remote system was changed: no, yes, or nobody knows (the reply was lost). */
export type FaultEffect = 'none' | 'applied' | 'unknown';

/**
 * What a person can do about it: one line, or several where causes are ranked. `pointer` is a JSON pointer into the
 * connection's configuration.
 */
export interface FaultFix {
  readonly text: string;
  readonly pointer?: string;
  readonly url?: string;
}

/** What the remote system said, for engineers. Never holds a secret. */
export interface RemoteDetail {
  readonly status?: number;
  readonly requestId?: string;
  readonly detail?: string;
}

/** The facts of a failure. */
export interface FaultDetails {
  readonly blame: Blame;
  readonly scope: FaultScope;
  readonly retry: RetryAdvice;
  readonly effect: FaultEffect;
  /** Stable, lower case, `area/reason`: what code matches on. Texts may change, codes may not. */
  readonly code: string;
  /** One line for a person: `Failed to <verb> <noun> "<id>": <reason>. <what to do>.` Never a secret. */
  readonly message: string;
  readonly fix?: FaultFix;
  readonly remote?: RemoteDetail;
}

/**
 * A classified failure: who must act, how far it reaches, when to retry, and whether the world changed.
 * A connector classifies; only the host retries.
 */
export interface Fault extends FaultDetails, Branded<'fault@1'> {}

/**
 * Makes a fault that can be thrown or yielded. It is an `Error`, so it has a stack for engineers, but it is
 * recognised by its brand. The message is folded to one line, because hosts show it in one status field.
 */
export function createFault(details: FaultDetails): Fault & Error {
  const message = details.message.replace(/\s*[\r\n]+\s*/g, ' ').trim();
  const error = new Error(message);
  error.name = 'Fault';
  // An error's own message is hidden from a spread, and a fault without one says nothing.
  Object.defineProperty(error, 'message', { enumerable: true });
  return Object.assign(error, details, { message, [BRAND]: 'fault@1' as const });
}

/** Whether a value is a fault, whichever copy of this package made it. */
export function isFault(value: unknown): value is Fault {
  return hasBrand(value, 'fault@1');
}

/** A fault as plain JSON, for journals and `--json`: the details and nothing else (no stack). */
export function faultToJson(fault: Fault): JsonObject {
  const { blame, scope, retry, effect, code, message, fix, remote } = fault;
  return {
    blame,
    scope,
    retry: typeof retry === 'string' ? retry : { afterMs: retry.afterMs },
    effect,
    code,
    message,
    ...(fix === undefined ? {} : { fix: { ...fix } }),
    ...(remote === undefined ? {} : { remote: { ...remote } }),
  };
}
