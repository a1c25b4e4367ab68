import type { Row } from '../suiteql/page.js';
import { textOf } from '../suiteql/value.js';
import { type Field, type FieldKind, fieldsOf } from './field.js';

/** A custom field as the account describes it. */
export interface CustomField extends Field {
  /** Where NetSuite keeps it: `ENTITY`, `BODY`, `COLUMN`, `ITEM`, `RECORD`. */
  readonly placement: string;
  /** The record types it belongs to, in lower case: a custom record type by number or script ID, others by name. */
  readonly owners: readonly string[];
}

/**
 * Kinds by the first words that fit, of a type's name or code without blanks and signs. Names as on the field's page in
 * NetSuite; codes: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_N3043104.html
 */
const KINDS: readonly (readonly [pattern: RegExp, kind: FieldKind])[] = [
  [/^checkbox/, 'boolean'],
  [/^(datetime|datetimetz)/, 'local-time'],
  [/^date$/, 'date'],
  [/^(integer|decimal|float|currency|percent)/, 'number'],
  [/^(multipleselect|multiselect)/, 'list'],
  [/^(listrecord|select)/, 'reference'],
];

/** Reads a row of `customfield`; `undefined` where its name could be no column. */
export function parseCustomField(row: Row, typeNames: ReadonlyMap<string, string>): CustomField | undefined {
  const name = (textOf(row['scriptid']) ?? '').toLowerCase();
  if (!/^cust[a-z0-9_]+$/.test(name)) return undefined;
  const written = (textOf(row['fieldvaluetype']) ?? '').toLowerCase().replaceAll(/[^a-z]/g, '');
  const kind = KINDS.find(([pattern]) => pattern.test(written))?.[1] ?? 'text';
  const leadsTo = textOf(row['fieldvaluetyperecord']);
  const target = leadsTo === undefined ? undefined : (typeNames.get(leadsTo) ?? leadsTo.toLowerCase());
  const [field] = fieldsOf([[name, kind, textOf(row['name']) ?? name, target]]);
  return {
    ...(field as Field),
    placement: (textOf(row['fieldtype']) ?? '').toUpperCase(),
    owners: (textOf(row['recordtype']) ?? '')
      .split(',')
      .map((owner) => owner.trim().toLowerCase())
      .filter((owner) => owner !== ''),
  };
}
