import type { Json, JsonObject } from '@onlink/core';
import { coerceText } from '../connections/config-fields.js';

/** A text as the value of a setting, or what was expected instead. */
export type SettingValue = { readonly value: Json } | { readonly expected: string };

/**
 * Reads the text of a `config:` line by the JSON Schema of its parameter: type, choices, and the limits that a single
 * value can have. https://json-schema.org/draft/2020-12/json-schema-validation, section 6
 */
export function readSetting(text: string, schema: JsonObject): SettingValue {
  const coerced = coerceText(text, schema);
  if ('expected' in coerced) return coerced;
  const { value } = coerced;
  const fits = typeof value === 'number' ? fitsNumber(value, schema) : fitsText(String(value), schema);
  return fits ? coerced : { expected: describe(schema) };
}

function fitsNumber(value: number, schema: JsonObject): boolean {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf, const: only } = schema;
  const choices = schema['enum'];
  return (
    (typeof minimum !== 'number' || value >= minimum) &&
    (typeof maximum !== 'number' || value <= maximum) &&
    (typeof exclusiveMinimum !== 'number' || value > exclusiveMinimum) &&
    (typeof exclusiveMaximum !== 'number' || value < exclusiveMaximum) &&
    (typeof multipleOf !== 'number' || Number.isInteger(value / multipleOf)) &&
    (!Array.isArray(choices) || choices.includes(value)) &&
    (only === undefined || only === value)
  );
}

function fitsText(value: string, schema: JsonObject): boolean {
  const { minLength, maxLength, pattern, const: only } = schema;
  const length = [...value].length;
  return (
    (typeof minLength !== 'number' || length >= minLength) &&
    (typeof maxLength !== 'number' || length <= maxLength) &&
    (typeof pattern !== 'string' || new RegExp(pattern, 'u').test(value)) &&
    (only === undefined || String(only) === value)
  );
}

const LIMITS = {
  minimum: 'from',
  exclusiveMinimum: 'above',
  maximum: 'to',
  exclusiveMaximum: 'below',
  multipleOf: 'in steps of',
  minLength: 'of at least this many characters:',
  maxLength: 'of at most this many characters:',
  pattern: 'of the form',
  const: 'namely',
} as const;

function describe(schema: JsonObject): string {
  const choices = schema['enum'];
  if (Array.isArray(choices)) return `one of ${choices.join(', ')}`;
  const nouns: { readonly [type: string]: string } = { integer: 'a whole number', number: 'a number' };
  const limits = Object.entries(LIMITS).flatMap(([name, word]) =>
    schema[name] === undefined ? [] : [`${word} ${String(schema[name])}`],
  );
  return [nouns[String(schema['type'])] ?? 'a text', ...limits].join(' ');
}
