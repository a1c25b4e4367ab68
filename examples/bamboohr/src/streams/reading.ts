import type { Call, ReadRequest } from '@onlink/core';
import type { Bounds } from './bounds.js';
import type { ChosenFields } from './chosen-fields.js';
import type { StreamDefinition } from './stream.js';

/** What a reader works with, worked out of a request once. */
export interface Reading {
  readonly stream: StreamDefinition;
  readonly request: ReadRequest;
  readonly bounds: Bounds;
  readonly chosen: ChosenFields;
  readonly pageSizeRows: number;
}

/** Whether there is time for one more request as slow as the slowest so far. */
export function hasTime(call: Call, slowestMs = 0): boolean {
  return !call.signal.aborted && call.clock.now() + slowestMs < call.deadlineAt;
}
