import { createFault, type Effect, type Fault } from '@onlink/core';

/** What was being done, for the people who read a fault: `Failed to <verb> <noun>: ...`. */
export interface Task {
  readonly verb: string;
  /** With its name in quotes: `employee "7"`. */
  readonly noun: string;
}

/** A reply that is no failure and makes no sense either. After a write nobody knows then what it did. */
export function unexpectedReply({ verb, noun }: Task, reason: string, effect: Effect): Fault & Error {
  return createFault({
    blame: 'remote',
    scope: 'partition',
    retry: { afterMs: 30_000 },
    effect: effect === 'none' ? 'none' : 'unknown',
    code: 'sample-vendor/unexpected-reply',
    message: `Failed to ${verb} ${noun}: the reply is not as documented: ${reason}. It is tried again by itself where that is safe; if it stays so, report it.`,
  });
}
