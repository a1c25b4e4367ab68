import { createFault, type Fault, type JsonObject, type ReadRequest } from '@onlink/core';
import type { Field, StreamDefinition } from './stream.js';

/** What of a row is fetched, what of it is given, and what was asked for in vain. */
export interface ChosenFields {
  /** Those below, and what filters look at. */
  readonly fetched: readonly Field[];
  readonly given: readonly Field[];
  readonly unknown: readonly string[];
}

/** Chooses the fields that a read needs among those that the company has. */
export function chooseFields(
  there: readonly Field[],
  { key }: Pick<StreamDefinition, 'key'>,
  { fields: asked, filters = [] }: Pick<ReadRequest, 'fields' | 'filters'>,
): ChosenFields {
  const wanted = new Set([...key, ...(asked ?? there.map(({ name }) => name))]);
  const looked = new Set(filters.map(({ path }) => path));
  return {
    fetched: there.filter(({ name }) => wanted.has(name) || looked.has(name)),
    given: there.filter(({ name }) => wanted.has(name)),
    unknown: [...wanted].filter((name) => !there.some((field) => field.name === name)),
  };
}

/** A record of those fields alone. */
export function pick(record: JsonObject, fields: readonly Field[]): JsonObject {
  return Object.fromEntries(fields.map(({ name }) => [name, record[name] ?? null]));
}

/** A field was asked for that the company does not have, or hides from the key. */
export function unknownField(stream: string, field: string): Fault {
  return createFault({
    blame: 'input',
    scope: 'item',
    retry: 'never',
    effect: 'none',
    code: 'bamboohr/unknown-field',
    message: `Failed to read field "${field}": stream "${stream}" has none of that name that the API key may see. Correct or remove the line that maps it.`,
  });
}

/** A value that the key's user may not see for this employee. */
export function restrictedField(id: string, field: string): Fault {
  return createFault({
    blame: 'permission',
    scope: 'item',
    retry: 'after-fix',
    effect: 'none',
    code: 'bamboohr/restricted-field',
    message: `Failed to read field "${field}" of employee "${id}": the API key's user may not see it. Give its access level the field (Settings > Access Levels).`,
  });
}
