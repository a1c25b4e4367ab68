import type { Json, JsonObject } from '@onlink/core';
import { nameColumn } from '../suiteql/field-sql.js';
import type { Row } from '../suiteql/page.js';
import {
  type Decoded,
  decodeBoolean,
  decodeDate,
  decodeList,
  decodeLocalTime,
  decodeNumber,
  textOf,
} from '../suiteql/value.js';
import type { Field, FieldKind, KeyColumn } from './field.js';
import { keyColumnsOf, keyText, rowKeyOf } from './stream-key.js';

/** A value that could not be read. Its field is null in the record. */
export interface UnreadableValue {
  readonly id: string;
  readonly field: string;
  /** Words that follow the field's name; never the value, which is personal data. */
  readonly problem: string;
}

const DECODERS: {
  readonly [Kind in Exclude<FieldKind, 'reference' | 'choice' | 'key'>]: (text: string) => Decoded;
} = {
  id: (text) => ({ value: text }),
  text: (text) => ({ value: text }),
  boolean: decodeBoolean,
  number: decodeNumber,
  date: decodeDate,
  'local-time': decodeLocalTime,
  list: decodeList,
};

/** Makes records of rows. A field whose column is absent in a row is null: NetSuite leaves NULL columns out. */
export function toRecords(
  rows: readonly Row[],
  fields: readonly Field[],
  key: readonly KeyColumn[] = keyColumnsOf({}),
): { readonly records: readonly JsonObject[]; readonly unreadable: readonly UnreadableValue[] } {
  const unreadable: UnreadableValue[] = [];
  const plans = fields.map((field) => ({ field, decode: decoderOf(field, key) }));
  const records = rows.map((row) => {
    const record: { [name: string]: Json } = {};
    for (const { field, decode } of plans) {
      const decoded = decode(row);
      if ('value' in decoded) {
        record[field.name] = decoded.value;
        continue;
      }
      record[field.name] = null;
      unreadable.push({ id: keyText(rowKeyOf(row, key) ?? []), field: field.name, problem: decoded.problem });
    }
    return record;
  });
  return { records, unreadable };
}

function decoderOf(field: Field, key: readonly KeyColumn[]): (row: Row) => Decoded {
  if (field.kind === 'key') return (row) => ({ value: keyText(rowKeyOf(row, key) ?? []) });
  if (field.kind === 'reference' || field.kind === 'choice') {
    const label = nameColumn(field);
    return (row) => {
      const id = textOf(row[field.name]);
      return { value: id === undefined ? null : { id, name: textOf(row[label]) ?? null } };
    };
  }
  const decode = DECODERS[field.kind];
  return (row) => {
    const text = textOf(row[field.name]);
    return text === undefined ? { value: null } : decode(text);
  };
}
