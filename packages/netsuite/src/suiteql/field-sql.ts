import { columnOf, type Field } from '../streams/field.js';
import { identifier, literal } from './literal.js';

/** How days and times are asked for, so that the account's own date format never matters. */
const DAY = literal('YYYY-MM-DD');
const TIME = literal('YYYY-MM-DD HH24:MI:SS');

/** The column under which the name of a reference comes back. */
export function nameColumn(field: Field): string {
  return `${identifier(field.name)}_name`;
}

/**
 * What to select for a field; nothing for a key, whose columns are selected anyway. Days and times go through TO_CHAR, because without it they come in the account's date
 * format and lose the time; references also bring their label.
 * Source: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/article_0824094533.html
 */
export function selectField(field: Field): readonly string[] {
  const column = identifier(columnOf(field));
  const name = identifier(field.name);
  const plain = column === name ? column : `${column} AS ${name}`;
  switch (field.kind) {
    case 'key':
      return [];
    case 'date':
    case 'local-time':
      return [`${comparable(field)} AS ${name}`];
    case 'reference':
    case 'choice':
      return [plain, `BUILTIN.DF(${column}) AS ${nameColumn(field)}`];
    default:
      return [plain];
  }
}

/** The column in the form in which a field's values are compared with text. */
export function comparable(field: Field): string {
  const column = identifier(columnOf(field));
  if (field.kind === 'date') return `TO_CHAR(${column}, ${DAY})`;
  if (field.kind === 'local-time') return `TO_CHAR(${column}, ${TIME})`;
  return column;
}

/** Whether a time column is at or after a parameter of the form `YYYY-MM-DD HH:MM:SS`. */
export function isSince(column: string): string {
  return `${identifier(column)} >= TO_DATE(?, ${TIME})`;
}

/** A time of any expression, as text of the form `YYYY-MM-DD HH:MM:SS`. */
export function timeText(expression: string): string {
  return `TO_CHAR(${expression}, ${TIME})`;
}
