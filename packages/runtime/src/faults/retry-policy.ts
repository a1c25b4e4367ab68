import type { Fault, RetryClass } from '@onlink/core';

/** What the host does about a fault. */
export type Decision =
  /** Stop and show the fix; nothing is tried again until a person acted. */
  | { readonly kind: 'pause'; readonly scope: Fault['scope'] }
  /** Refuse this item and go on with the others. */
  | { readonly kind: 'refuse-item' }
  /** Try again, not before this many milliseconds. */
  | { readonly kind: 'retry'; readonly afterMs: number }
  /** Keep the checkpoint, give up the slot, and come back then. */
  | { readonly kind: 'reschedule'; readonly afterMs: number }
  /** Find out first whether the lost write landed. */
  | { readonly kind: 'reconcile' }
  /** A defect: stop the stream and open an incident with the journal. */
  | { readonly kind: 'incident' }
  /** Not a failure: go on later from the last checkpoint. */
  | { readonly kind: 'resume' };

/** What a decision depends on beside the fault. */
export interface RetryContext {
  /** 1 for the first try. */
  readonly attempt: number;
  /** Tries in all before giving up. Default 5. */
  readonly maxAttempts?: number;
  /** The action's own word on a lost reply; reads are `safe`. */
  readonly retryClass: RetryClass;
  /** From 0 to 1, for the jitter. */
  readonly random: number;
}

const FIRST_DELAY_MS = 500;
const LONGEST_DELAY_MS = 30_000;

/**
 * Decides what to do about a fault: by who is to blame, then by what is known of its effect, then by what the fault
 * itself asks for. Backoff doubles from 0.5 s to 30 s with full jitter above the wait that the fault names, never below.
 */
export function decide(fault: Fault, context: RetryContext): Decision {
  switch (fault.blame) {
    case 'config':
    case 'credentials':
    case 'permission':
      return { kind: 'pause', scope: fault.scope };
    case 'input':
      return { kind: 'refuse-item' };
    case 'connector':
      return { kind: 'incident' };
    case 'host':
    case 'cancelled':
      return { kind: 'resume' };
    case 'limit':
      return fault.retry === 'never' || fault.retry === 'after-fix'
        ? { kind: 'pause', scope: fault.scope }
        : { kind: 'reschedule', afterMs: fault.retry.afterMs };
    case 'network':
    case 'remote':
      return decideTransient(fault, context);
  }
}

function decideTransient(fault: Fault, context: RetryContext): Decision {
  if (fault.retry === 'never' || fault.retry === 'after-fix') return { kind: 'pause', scope: fault.scope };
  if (context.attempt >= (context.maxAttempts ?? 5)) return { kind: 'pause', scope: fault.scope };
  if (fault.effect !== 'none') {
    if (context.retryClass === 'reconcile') return { kind: 'reconcile' };
    if (context.retryClass === 'never') return { kind: 'pause', scope: 'item' };
  }
  return { kind: 'retry', afterMs: fault.retry.afterMs + jitteredMs(context) };
}

function jitteredMs({ attempt, random }: RetryContext): number {
  return Math.round(random * Math.min(LONGEST_DELAY_MS, FIRST_DELAY_MS * 2 ** (attempt - 1)));
}
