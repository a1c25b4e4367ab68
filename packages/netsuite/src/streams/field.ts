/**
 * What a column holds. `reference` is one internal ID, `choice` one value of a list whose IDs are words (`PurchOrd`), `list`
 * several IDs in one text. `local-time` is a date-time without a zone. `key` is made of several columns, and text.
 */
export type FieldKind =
  | 'id'
  | 'key'
  | 'text'
  | 'boolean'
  | 'number'
  | 'date'
  | 'local-time'
  | 'reference'
  | 'choice'
  | 'list';

/** One field of a stream. */
export interface Field {
  readonly name: string;
  readonly kind: FieldKind;
  readonly title: string;
  /** The stream or record type that a reference or list points to. */
  readonly target?: string;
  /** The column, where it is not called as the field is. */
  readonly column?: string;
}

/** A column of the key, and the name under which it is selected. */
export interface KeyColumn {
  readonly column: string;
  readonly as: string;
}

/** How `deletedrecord` tells of a stream's rows: any of these means it. */
export interface DeletedAs {
  /** SuiteScript's number of the record type. */
  readonly typeId?: number;
  /** Script IDs and names of the record type, in lower case. */
  readonly names: readonly string[];
}

/** A table, or some rows of one, as a stream. */
export interface StreamDefinition {
  readonly name: string;
  readonly title: string;
  /** The permission that shows it, as its place in the role's page. */
  readonly permission: string;
  /** The feature that brings it, where an account may lack it. */
  readonly feature?: string;
  readonly fields: readonly Field[];
  /** The table, where it is not called as the stream is. */
  readonly table?: string;
  /** A condition without parameters that its rows meet. */
  readonly only?: string;
  /** The whole numbers that tell its rows apart, in the order in which it is read. Default `id`. */
  readonly key?: readonly KeyColumn[];
  /** The time column that every change moves. Without it, each read is a full one. */
  readonly changed?: string;
  /** Where deletions are on record; without it they show by absence. */
  readonly deletedAs?: DeletedAs;
  /** Which custom fields it may have: where NetSuite keeps them, and for entities the type that decides which. */
  readonly custom?: { readonly placement: string; readonly recordType?: string };
  /** Only this account has it. */
  readonly dynamic?: boolean;
}

/** `['firstname', 'text', 'First name']`; for references the target, and the column where it has another name. */
export type FieldLine = readonly [
  name: string,
  kind: FieldKind,
  title: string,
  target?: string | undefined,
  column?: string,
];

/** Declares fields, one a line. */
export function fieldsOf(lines: readonly FieldLine[]): readonly Field[] {
  return lines.map(([name, kind, title, target, column]) => ({
    name,
    kind,
    title,
    ...(target === undefined ? {} : { target }),
    ...(column === undefined ? {} : { column }),
  }));
}

/** The table that a stream is read from. */
export function tableOf({ name, table }: Pick<StreamDefinition, 'name' | 'table'>): string {
  return table ?? name;
}

/** The column that a field is read from. */
export function columnOf({ name, column }: Pick<Field, 'name' | 'column'>): string {
  return column ?? name;
}
