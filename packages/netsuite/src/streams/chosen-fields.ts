import { createFault, type Fault } from '@onlink/core';
import type { Field, StreamDefinition } from './field.js';

/** The fields to read, and the names that are no field of the stream. */
export interface ChosenFields {
  readonly fields: readonly Field[];
  readonly unknown: readonly string[];
}

/** Chooses the fields that were asked for, and `id`, which every record needs; without a choice, all. */
export function chooseFields(stream: StreamDefinition, names: readonly string[] | undefined): ChosenFields {
  if (names === undefined) return { fields: stream.fields, unknown: [] };
  const wanted = new Set(['id', ...names]);
  const known = new Set(stream.fields.map(({ name }) => name));
  return {
    fields: stream.fields.filter(({ name }) => wanted.has(name)),
    unknown: [...wanted].filter((name) => !known.has(name)),
  };
}

/** Tells that a field was asked for which the stream does not have. */
export function unknownField(stream: string, field: string): Fault {
  return createFault({
    blame: 'input',
    scope: 'item',
    retry: 'never',
    effect: 'none',
    code: 'netsuite/unknown-field',
    message: `Failed to read field "${field}": stream "${stream}" has no such field. Correct or remove the line that maps it.`,
  });
}

/** Tells that a field is left out of every record because the account lacks its column. */
export function unavailableField(stream: string, field: string): Fault {
  return createFault({
    blame: 'config',
    scope: 'item',
    retry: 'after-fix',
    effect: 'none',
    code: 'netsuite/field-unavailable',
    message: `Failed to read field "${field}": the NetSuite account has no such field in "${stream}", or hides it from the token's role. It is left out; switch on the feature it belongs to, or give the role access, or remove the line that maps it.`,
  });
}

/** Tells that one value did not have the form its field should have. */
export function unreadableValue(stream: string, field: string, problem: string): Fault {
  return createFault({
    blame: 'remote',
    scope: 'item',
    retry: 'never',
    effect: 'none',
    code: 'netsuite/unreadable-value',
    message: `Failed to read field "${field}" of a record of "${stream}": the value ${problem}. It is delivered as empty; correct it in NetSuite.`,
  });
}
