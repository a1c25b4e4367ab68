import type { Delivery } from './delivery.js';
import type { LoginOutcome } from './login-outcome.js';

/** One request as the mock saw it. */
export interface JournalEntry {
  readonly atMs: number;
  readonly method: string;
  readonly url: string;
  /** The status that was sent, or would have been where `delivery` says that nothing was. */
  readonly status: number;
  /** The account that was asked; absent where there is none of that host. */
  readonly accountId?: string;
  /** The route's name, as faults are armed for it; absent where none answers. */
  readonly route?: string;
  /** The faults that fired. */
  readonly faults?: readonly string[];
  /** How the answer went out; absent where it went out whole and at once. */
  readonly delivery?: Delivery;
  /** Why a query was refused where NetSuite's words say little, such as `a value is missing at character 23`. */
  readonly reason?: string;
  readonly login: LoginOutcome;
}
