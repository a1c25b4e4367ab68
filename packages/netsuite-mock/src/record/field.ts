import type { Feature } from '../account/identity.js';

/**
 * What a field holds: how JSON spells it and how the store keeps it. `reference` names one row of another record or
 * list, `references` several; `enum` is one of a list of ids that are words; `subrecord` has fields of its own.
 */
export type FieldKind =
  | 'text'
  | 'integer'
  | 'number'
  | 'boolean'
  | 'date'
  | 'datetime'
  | 'duration'
  | 'reference'
  | 'references'
  | 'enum'
  | 'subrecord';

/** One field of a record or of a line. */
export interface RecordField {
  /** As REST spells it: camelCase, custom ids in lower case. */
  readonly name: string;
  readonly label: string;
  readonly kind: FieldKind;
  /** Column of the record's table. */
  readonly column: string;
  /** Table or label list of a reference or an enum. */
  readonly target?: string;
  /** A create without it is refused, and so is an update that clears it. */
  readonly required: boolean;
  /** What NetSuite computes cannot be written: a value sent is passed over. */
  readonly writable: boolean;
  /** `q` may name it. */
  readonly filterable: boolean;
  readonly custom: boolean;
  readonly feature?: Feature;
  /** Of a subrecord. */
  readonly fields?: readonly RecordField[];
}

const KINDS: ReadonlySet<string> = new Set<FieldKind>([
  'text',
  'integer',
  'number',
  'boolean',
  'date',
  'datetime',
  'duration',
  'reference',
  'references',
  'enum',
]);

const FIELD_FEATURES: Readonly<Record<string, Feature>> = {
  department: 'Departments',
  location: 'Locations',
  classification: 'Classes',
  subsidiary: 'Subsidiaries',
  currency: 'Multiple Currencies',
};

/**
 * Reads fields from a table of words, one field a line: `name kind[:target] [=column] [required] [read] [nofilter]
 * [#Label_of_the_field]`. The column is the name in lower case unless given; the label is the name in words.
 *
 * Throws for a kind that is none: the mock's own mistake.
 */
export function fieldsOf(table: string): readonly RecordField[] {
  return table
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => {
      const [name = '', type = 'text', ...words] = line.split(/\s+/);
      const [kind = 'text', target] = type.split(':');
      if (!KINDS.has(kind)) throw new Error(`Failed to read field "${name}": "${kind}" is no kind of field.`);
      const has = (word: string): boolean => words.includes(word);
      const valueAfter = (mark: string): string | undefined =>
        words.find((word) => word.startsWith(mark))?.slice(1);
      const feature = target === undefined ? undefined : FIELD_FEATURES[target];
      return {
        name,
        label: valueAfter('#')?.replaceAll('_', ' ') ?? labelOf(name),
        kind: kind as FieldKind,
        column: valueAfter('=') ?? name.toLowerCase(),
        ...(target !== undefined && { target }),
        required: has('required'),
        writable: !has('read'),
        filterable: !has('nofilter'),
        custom: has('custom'),
        ...(feature !== undefined && { feature }),
      };
    });
}

/** `hireDate` in words: `Hire Date`. */
function labelOf(name: string): string {
  const words = name
    .replace(/^cust[a-z]*_/, '')
    .replace(/[A-Z]/g, (letter) => ` ${letter}`)
    .replaceAll('_', ' ');
  return words.slice(0, 1).toUpperCase() + words.slice(1);
}
