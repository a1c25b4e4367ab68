import type { Effect, Json, JsonObject } from '@onlink/core';
import { type Task, unexpectedReply } from './faults/task.js';

/** What an action gives back of a row. */
export interface ReturnedRow {
  readonly id: number;
  readonly name: string;
}

/** The row in a reply. */
export function returnedRow(reply: Json | undefined, task: Task, effect: Effect): ReturnedRow {
  const { id, name } = (reply ?? {}) as JsonObject;
  if (typeof id === 'number' && typeof name === 'string') return { id, name };
  throw unexpectedReply(task, 'it lacks "id" or "name"', effect);
}
