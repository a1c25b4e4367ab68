import { createFault, type Fault, type Json, type JsonObject, type Partition } from '@onlink/core';
import { asId, asList, asObject } from '../reply.js';
import type { Field, StreamDefinition } from './stream.js';

/** What a partition fixes: the fields there are, and for employees how far they go. */
export interface Bounds {
  readonly fields: readonly Field[];
  readonly lastId?: number;
  /** Only employees changed at or after this: `2026-01-31T12:00:00Z`. */
  readonly since?: string;
}

/** Bounds as a partition carries them. Fields that are known here are named, the company's own are written out. */
export function encodeBounds({ fields, lastId, since }: Bounds, stream: StreamDefinition): JsonObject {
  const isKnown = (field: Field): boolean => stream.fields.includes(field);
  return {
    fields: fields.filter(isKnown).map(({ name }) => name),
    custom: fields.filter((field) => !isKnown(field)).map(({ name, title }) => ({ name, title })),
    ...(lastId === undefined ? {} : { lastId }),
    ...(since === undefined ? {} : { since }),
  };
}

/** Reads a partition's bounds. */
export function decodeBounds({ id, bounds }: Partition, stream: StreamDefinition): Bounds {
  const names = asList(bounds['fields']);
  const custom = asList(bounds['custom']).map(asObject);
  const lastId = asId(bounds['lastId']);
  const { since } = bounds;
  if (names.length === 0 || (since !== undefined && typeof since !== 'string'))
    throw unreadable('bounds', id);
  return {
    fields: [
      ...stream.fields.filter(({ name }) => names.includes(name)),
      ...custom.map(({ name, title }) => ({
        name: String(name),
        source: String(name),
        title: String(title),
      })),
    ],
    ...(lastId === undefined ? {} : { lastId }),
    ...(since === undefined ? {} : { since }),
  };
}

/** Where a reader of employees stands: every row up to and with `afterId` was given, or every row at all. */
export interface EmployeeState {
  readonly afterId: number;
  /** Only the deletions are still to be told. */
  readonly rowsDone: boolean;
}

/** Where a reader of a table stands: after this row in the order of employee and row. */
export interface TableState {
  readonly employeeId: number;
  readonly id: number;
}

/** Reads the state of a reader of employees; without one, the beginning. */
export function decodeEmployeeState(state: Json | undefined): EmployeeState {
  if (state === undefined) return { afterId: 0, rowsDone: false };
  const afterId = asId(asObject(state)['afterId']);
  if (afterId === undefined) throw unreadable('state', 'afterId');
  return { afterId, rowsDone: asObject(state)['rowsDone'] === true };
}

/** Reads the state of a reader of a table; without one, the beginning. */
export function decodeTableState(state: Json | undefined): TableState {
  if (state === undefined) return { employeeId: 0, id: 0 };
  const [employeeId, id] = [asId(asObject(state)['employeeId']), asId(asObject(state)['id'])];
  if (employeeId === undefined || id === undefined) throw unreadable('state', 'employeeId');
  return { employeeId, id };
}

function unreadable(noun: string, id: string): Fault & Error {
  return createFault({
    blame: 'connector',
    scope: 'partition',
    retry: 'never',
    effect: 'none',
    code: 'bamboohr/unreadable-state',
    message: `Failed to read ${noun} "${id}": it was not written by this version of the connector. Start the import from the beginning.`,
  });
}
