import fc from 'fast-check';
import type { NetsuiteMock } from '../../src/index.js';
import type { RecordField } from '../../src/record/field.js';
import { LABEL_LISTS } from '../../src/store/label-lists.js';

/** A value as REST gives it, as SuiteQL gives it: text, and nothing where there is none. */
export function asSuiteql(field: RecordField, json: unknown): string | undefined {
  if (json === undefined) return undefined;
  switch (field.kind) {
    case 'boolean':
      return json === true ? 'T' : 'F';
    case 'reference':
    case 'enum':
      return (json as { readonly id: string }).id;
    case 'references':
      return (json as { readonly items: readonly { readonly id: string }[] }).items
        .map(({ id }) => id)
        .join(', ');
    case 'datetime':
      return String(json).replace('T', ' ').replace('Z', '');
    case 'duration': {
      const [hours = '', minutes = ''] = String(json).split(':');
      return String(Number(hours) + Number(minutes) / 60);
    }
    default:
      return String(json);
  }
}

/** The expression that shows a field's column with nothing lost. */
export function columnOf({ kind, column }: RecordField): string {
  if (kind === 'date') return `TO_CHAR(${column}, 'YYYY-MM-DD')`;
  return kind === 'datetime' ? `TO_CHAR(${column}, 'YYYY-MM-DD HH24:MI:SS')` : column;
}

const TEXT = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 });

const DAY = fc
  .date({ min: new Date('1900-01-01'), max: new Date('2100-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

/** Any value that a body may give a field, in the form in which a read gives it back. */
export function anyValueOf(mock: NetsuiteMock, field: RecordField): fc.Arbitrary<unknown> {
  switch (field.kind) {
    case 'boolean':
      return fc.boolean();
    case 'integer':
      return fc.integer({ min: -1_000_000, max: 1_000_000 });
    case 'number':
      return fc.integer({ min: -100_000_000, max: 100_000_000 }).map((cents) => cents / 100);
    case 'date':
      return DAY;
    case 'duration':
      return fc
        .tuple(fc.nat(900), fc.constantFrom('00', '15', '30', '45'))
        .map(([hours, minutes]) => `${hours}:${minutes}`);
    case 'reference':
      return fc.constantFrom(...idsOf(mock, field.target ?? '')).map((id) => ({ id }));
    case 'references':
      return fc
        .uniqueArray(fc.constantFrom(...idsOf(mock, field.target ?? '')), { minLength: 1, maxLength: 4 })
        .map((ids) => ({ items: ids.map((id) => ({ id })) }));
    case 'enum':
      return fc.constantFrom(...Object.keys(LABEL_LISTS[field.target ?? ''] ?? {})).map((id) => ({ id }));
    default:
      return TEXT;
  }
}

function idsOf(mock: NetsuiteMock, target: string): readonly string[] {
  const list = LABEL_LISTS[target];
  if (list !== undefined) return Object.keys(list);
  return mock.store.ids(target).slice(0, 20).map(String);
}
