import { identifier } from '../suiteql/literal.js';
import { type Sql, sql } from '../suiteql/query.js';
import { parseRowId } from '../suiteql/row-id.js';
import type { KeyColumn, StreamDefinition } from './field.js';

/** A row's place in the order of its stream: whole numbers, compared from the first to the last. */
export type RowKey = readonly number[];

const INTERNAL_ID: readonly KeyColumn[] = [{ column: 'id', as: 'id' }];

/** The columns that tell a stream's rows apart. */
export function keyColumnsOf({ key }: Pick<StreamDefinition, 'key'>): readonly KeyColumn[] {
  return key ?? INTERNAL_ID;
}

/** The column by which a stream is cut into parts: the first of its key. */
export function firstKeyColumn(stream: Pick<StreamDefinition, 'key'>): string {
  return identifier((keyColumnsOf(stream)[0] ?? { column: 'id' }).column);
}

/** What to select for the key. */
export function selectKey(columns: readonly KeyColumn[]): readonly string[] {
  return columns.map(({ column, as }) =>
    column === as ? identifier(column) : `${identifier(column)} AS ${identifier(as)}`,
  );
}

/** The key of a row as it came; `undefined` when a part of it is no whole number. */
export function rowKeyOf(
  row: { readonly [column: string]: unknown },
  columns: readonly KeyColumn[],
): RowKey | undefined {
  const parts: number[] = [];
  for (const { as } of columns) {
    const part = parseRowId(row[as]);
    if (part === undefined) return undefined;
    parts.push(part);
  }
  return parts;
}

/** A key as one text, as records and states hold it: `5001:1`. */
export function keyText(key: RowKey): string {
  return key.join(':');
}

/** Reads such a text; `undefined` when it is none of `length` parts. */
export function parseKeyText(text: unknown, length: number): RowKey | undefined {
  const words = typeof text === 'string' ? text.split(':') : [];
  const parts = words.map(parseRowId);
  return words.length === length && parts.every((part) => part !== undefined) ? parts : undefined;
}

/** Below zero where `left` comes first. */
export function compareRowKeys(left: RowKey, right: RowKey): number {
  for (const [index, part] of left.entries()) {
    const difference = part - (right[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** What lies between a place and the end of a part. */
export interface KeyStretch {
  /** The first column is above this. */
  readonly after: number;
  /** The first column is at most this. */
  readonly last: number;
  /** The last row that was read, where there is one. */
  readonly position?: RowKey | undefined;
}

/** The rows of a stretch that are still to come. The first column is bounded on both sides, so that its index serves. */
export function keyCondition(columns: readonly KeyColumn[], { after, last, position = [] }: KeyStretch): Sql {
  const names = columns.map(({ column }) => identifier(column));
  const [first = 'id'] = names;
  if (columns.length === 1 || position.length === 0) {
    return sql(`${first} > ? AND ${first} <= ?`, String(position[0] ?? after), String(last));
  }
  const places = position.map(String);
  const later = names.map((name, index) => ({
    text: [...names.slice(0, index).map((equal) => `${equal} = ?`), `${name} > ?`].join(' AND '),
    params: places.slice(0, index + 1),
  }));
  return sql(
    `${first} >= ? AND ${first} <= ? AND (${later.map(({ text }) => `(${text})`).join(' OR ')})`,
    places[0] ?? '',
    String(last),
    ...later.flatMap(({ params }) => params),
  );
}
