import { createFault, type Fault, type FaultDetails } from '@onlink/core';
import { failedTo, type Task } from '../faults/task.js';

/** What is wrong with what an action was given. */
export interface InputProblem {
  readonly task: Task;
  readonly code: string;
  /** Where it stands: `field "department"`, `line 2 of field "fields"`. */
  readonly place: string;
  readonly reason: string;
  /** Without a full stop. */
  readonly remedy: string;
}

/** A fault of the item alone, found before anything was written. */
export function inputFault({ task, code, place, reason, remedy }: InputProblem): Fault & Error {
  return createFault({
    blame: 'input',
    scope: 'item',
    retry: 'never',
    effect: 'none',
    code,
    message: `${failedTo(task)}: ${place} ${reason}. ${remedy}.`,
    fix: { text: `${remedy}.` },
  });
}

/** A fault again, with some of its facts set right by who knows more of the request. */
export function amendFault(fault: Fault, facts: Partial<FaultDetails>): Fault & Error {
  const { blame, scope, retry, effect, code, message, fix, remote } = fault;
  return createFault({
    ...{ blame, scope, retry, effect, code, message },
    ...(fix !== undefined && { fix }),
    ...(remote !== undefined && { remote }),
    ...facts,
  });
}
