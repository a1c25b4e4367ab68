import type { Field } from '../streams/field.js';
import { identifier, literal } from './literal.js';

/** How days and times are asked for, so that the account's own date format never matters. */
const DAY = literal('YYYY-MM-DD');
const TIME = literal('YYYY-MM-DD HH24:MI:SS');

/** The column under which the name of a reference comes back. */
export function nameColumn(field: Field): string {
  return `${identifier(field.name)}_name`;
}

/**
 * What to select for a field. Days and times go through TO_CHAR, because without it they come in the account's date
 * format and lose the time; references also bring their label.
 * Source: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/article_0824094533.html
 */
export function selectField(field: Field): readonly string[] {
  const column = identifier(field.name);
  switch (field.kind) {
    case 'date':
    case 'local-time':
      return [`${comparable(field)} AS ${column}`];
    case 'reference':
      return [column, `BUILTIN.DF(${column}) AS ${nameColumn(field)}`];
    default:
      return [column];
  }
}

/** The column in the form in which a field's values are compared with text. */
export function comparable(field: Field): string {
  const column = identifier(field.name);
  if (field.kind === 'date') return `TO_CHAR(${column}, ${DAY})`;
  if (field.kind === 'local-time') return `TO_CHAR(${column}, ${TIME})`;
  return column;
}

/** Whether a time column is at or after a parameter of the form `YYYY-MM-DD HH:MM:SS`. */
export function isSince(field: Pick<Field, 'name'>): string {
  return `${identifier(field.name)} >= TO_DATE(?, ${TIME})`;
}
