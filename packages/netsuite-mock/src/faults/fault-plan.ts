import type { Permission } from '../account/identity.js';
import type { Latency } from './latency.js';

/** When an armed fault fires. Without any of these it fires on every request that its route and account match. */
export interface FaultTrigger {
  /** A route's name, such as `suiteql`, or the beginning of names with a star, such as `record.*`. Default: every route, or what the fault is for. */
  readonly route?: string;
  /** An account id. Default: every account. */
  readonly account?: string;
  /** Only the nth matching request since arming, counted from 1. */
  readonly nth?: number;
  /** At most so often. */
  readonly times?: number;
  /** With this probability, above 0 and up to 1, drawn from `seed`. */
  readonly probability?: number;
  /** Whole number that fixes every draw. Default 1. */
  readonly seed?: number;
}

/** A fault with what it needs to know. */
export type FaultChoice =
  | { readonly fault: 'latency'; readonly distribution: Latency }
  | { readonly fault: 'slow-catalog'; readonly distribution?: Latency }
  | { readonly fault: 'clock-skew'; readonly skewMs: number }
  | { readonly fault: 'permission-revoked'; readonly permission: Permission; readonly roleId?: string }
  | { readonly fault: 'token-revoked'; readonly tokenId?: string }
  | { readonly fault: 'rows-shift'; readonly table?: string; readonly change?: 'insert' | 'delete' }
  | {
      readonly fault:
        | 'concurrency-limit'
        | 'unexpected-error'
        | 'unexpected-error-after-commit'
        | 'service-unavailable'
        | 'maintenance-page'
        | 'reset-before-commit'
        | 'reset-after-commit'
        | 'stall'
        | 'truncated-body'
        | 'duplicate-page';
    };

/** What `faults.arm` takes. */
export type FaultPlan = FaultTrigger & FaultChoice;

/** The name of a fault. */
export type FaultName = FaultChoice['fault'];

/** The plan of one kind of fault. */
export type PlanOf<Name extends FaultName> = FaultTrigger & Extract<FaultChoice, { readonly fault: Name }>;
