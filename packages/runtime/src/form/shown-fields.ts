import type { JsonObject } from '@onlink/core';
import { readPointer } from '../config/pointer.js';
import type { FormField } from './form-field.js';

/**
 * The fields to ask for, given what has been filled in so far: those of alternatives that were not chosen are left out.
 * A choice that was not made counts as its default.
 *
 * @param values the object that is being filled in
 */
export function shownFields(fields: readonly FormField[], values: JsonObject): readonly FormField[] {
  const defaults = new Map(fields.map((field) => [field.pointer, field.default]));
  return fields.filter(({ shownWhen }) =>
    shownWhen.every((condition) => {
      const value = readPointer(values, condition.pointer) ?? defaults.get(condition.pointer);
      return condition.values.some((wanted) => wanted === value);
    }),
  );
}
