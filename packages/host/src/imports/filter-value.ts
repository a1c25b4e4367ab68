import type { Json, JsonObject } from '@onlink/core';
import { typesOf } from './record-path.js';

/** A type that a filter's text is compared as. */
interface Comparison {
  readonly fits: (text: string) => boolean;
  readonly expected: string;
}

const BOOLEAN: Comparison = { fits: (text) => /^(true|false|t|f)$/i.test(text), expected: 'true or false' };
const NUMBER: Comparison = {
  fits: (text) => /^[+-]?(\d+\.?\d*|\.\d+)$/.test(text),
  expected: 'a number such as 12.50',
};
const INTEGER: Comparison = { fits: (text) => /^[+-]?\d+$/.test(text), expected: 'a whole number' };
const DATE: Comparison = { fits: isDate, expected: 'a date such as 2026-03-31' };
const DATE_TIME: Comparison = {
  fits: (text) => isDate(text.slice(0, 10)) && /^.{10}[ T]\d\d:\d\d/.test(text) && isInstant(text),
  expected: 'a date and time such as 2026-03-31T08:00:00',
};

/**
 * What was expected, when the text of a filter cannot be a value of the field; `undefined` when it can, or when the
 * schema leaves it open. A reference is compared by its id.
 */
export function filterMisfit(text: string, field: JsonObject): string | undefined {
  const types = typesOf(field).filter((type) => type !== 'null');
  if (types.includes('object')) {
    const properties = (field['properties'] ?? {}) as { readonly [name: string]: Json };
    const id = properties['id'];
    return typeof id === 'object' && id !== null ? filterMisfit(text, id as JsonObject) : undefined;
  }
  const choices = field['enum'];
  if (Array.isArray(choices)) {
    const known = choices.filter((choice) => choice !== null).map(String);
    return known.includes(text) ? undefined : `one of ${known.join(', ')}`;
  }
  const comparison = types.length === 1 ? comparisonOf(types[0], field) : undefined;
  return comparison === undefined || comparison.fits(text.trim()) ? undefined : comparison.expected;
}

function comparisonOf(type: string | undefined, { format, pattern }: JsonObject): Comparison | undefined {
  if (type === 'boolean') return BOOLEAN;
  if (type === 'number') return NUMBER;
  if (type === 'integer') return INTEGER;
  if (format === 'date') return DATE;
  if (format === 'date-time' || format === 'date-time-local') return DATE_TIME;
  if (typeof pattern !== 'string') return undefined;
  return { fits: (text) => new RegExp(pattern, 'u').test(text), expected: `a text of the form ${pattern}` };
}

/** A day that there is: 30 February would roll over into March. */
function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const instant = Date.parse(`${text}T00:00:00Z`);
  return Number.isFinite(instant) && new Date(instant).toISOString().startsWith(text);
}

function isInstant(text: string): boolean {
  return Number.isFinite(Date.parse(text.replace(' ', 'T')));
}
