import { createFault, type Fault, type Filter } from '@onlink/core';
import type { Field, FieldKind, StreamDefinition } from '../streams/field.js';
import { keyColumnsOf, parseKeyText } from '../streams/stream-key.js';
import { comparable } from './field-sql.js';
import { identifier } from './literal.js';
import { anyOf, type Sql, sql } from './query.js';
import { canonicalDecimal, type Decoded, decodeBoolean, decodeDate, decodeLocalTime } from './value.js';

/** Turns the text of a filter into the parameter that the column is compared with. */
const PARAMETERS: { readonly [Kind in Exclude<FieldKind, 'list' | 'key'>]: (text: string) => Decoded } = {
  id: wholeNumber,
  reference: wholeNumber,
  text: (text) => ({ value: text }),
  choice: (text) => ({ value: text }),
  boolean: (text) => {
    const decoded = decodeBoolean(text);
    return 'value' in decoded
      ? { value: decoded.value === true ? 'T' : 'F' }
      : { problem: 'is not true or false' };
  },
  number: (text) => {
    const canonical = canonicalDecimal(text);
    return canonical === undefined ? { problem: 'is not a decimal number' } : { value: canonical };
  },
  date: decodeDate,
  'local-time': (text) => {
    const decoded = decodeLocalTime(text);
    return 'value' in decoded ? { value: String(decoded.value).replace('T', ' ') } : decoded;
  },
};

/**
 * Compiles the filters of an import, of which any may hold, into one condition with bound parameters. A path is a
 * field's name; of a reference also `.id`, which means the same, and `.name`. An empty value asks for rows without one.
 *
 * @returns `undefined` when there are none
 * @throws a fault `netsuite/filter-path` or `netsuite/filter-value`, blamed on the input, that names the path
 */
export function compileFilters(
  stream: StreamDefinition,
  filters: readonly Filter[] | undefined,
): Sql | undefined {
  return anyOf((filters ?? []).map((filter) => compileFilter(stream, filter)));
}

/** The columns that the filters look at. */
export function filteredColumns(filters: readonly Filter[] | undefined): readonly string[] {
  return (filters ?? []).map(({ path }) => path.split('.')[0] ?? '');
}

function compileFilter(stream: StreamDefinition, filter: Filter): Sql {
  const [name = '', part, ...deeper] = filter.path.split('.');
  const field = stream.fields.find((candidate) => candidate.name === name);
  if (field === undefined || !isPartOf(field, part) || deeper.length > 0) {
    throw refusal(
      'netsuite/filter-path',
      filter,
      `stream "${stream.name}" has no such field`,
      'Use the name of a field, or of a reference also NAME.id or NAME.name',
    );
  }
  if (field.kind === 'list') {
    throw refusal(
      'netsuite/filter-path',
      filter,
      'fields with several values cannot be filtered',
      'Filter by another field',
    );
  }
  if (field.kind === 'key') return isRow(stream, filter);
  const column = part === 'name' ? `BUILTIN.DF(${comparable(field)})` : comparable(field);
  if (filter.equals === '') return sql(`${comparable(field)} IS NULL`);
  const decoded = part === 'name' ? { value: filter.equals } : PARAMETERS[field.kind](filter.equals);
  if ('value' in decoded) return sql(`${column} = ?`, String(decoded.value));
  throw refusal('netsuite/filter-value', filter, `the value ${decoded.problem}`, 'Correct the filter line');
}

function isPartOf({ kind }: Field, part: string | undefined): boolean {
  return (
    part === undefined || ((kind === 'reference' || kind === 'choice') && (part === 'id' || part === 'name'))
  );
}

/** One row by its key of several columns, such as `5001:1`. */
function isRow(stream: StreamDefinition, filter: Filter): Sql {
  const columns = keyColumnsOf(stream);
  const key = parseKeyText(filter.equals.trim(), columns.length);
  if (key === undefined) {
    const form = columns.map(() => 'NUMBER').join(':');
    throw refusal(
      'netsuite/filter-value',
      filter,
      `the value is not of the form ${form}`,
      'Correct the filter line',
    );
  }
  return sql(columns.map(({ column }) => `${identifier(column)} = ?`).join(' AND '), ...key.map(String));
}

function wholeNumber(text: string): Decoded {
  return /^-?\d{1,18}$/.test(text.trim()) ? { value: text.trim() } : { problem: 'is not an internal ID' };
}

function refusal(code: string, { path }: Filter, reason: string, remedy: string): Fault & Error {
  return createFault({
    blame: 'input',
    scope: 'stream',
    retry: 'never',
    effect: 'none',
    code,
    message: `Failed to read filter "${path}": ${reason}. ${remedy}.`,
  });
}
