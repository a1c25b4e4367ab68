/**
 * What a column holds. `reference` is one internal ID, `list` is several in one text. `local-time` is a date-time
 * without a zone.
 */
export type FieldKind = 'id' | 'text' | 'boolean' | 'number' | 'date' | 'local-time' | 'reference' | 'list';

/** One field of a stream: the column of the same name. */
export interface Field {
  readonly name: string;
  readonly kind: FieldKind;
  readonly title: string;
  /** The stream or record type that a reference or list points to. */
  readonly target?: string;
}

/** A record type as a stream. */
export interface StreamDefinition {
  /** The table's name too. */
  readonly name: string;
  readonly title: string;
  /** The permission that shows it, as its place in the role's page. */
  readonly permission: string;
  /** The feature that brings it, where an account may lack it. */
  readonly feature?: string;
  readonly fields: readonly Field[];
}

/** `['firstname', 'text', 'First name']`, and for references the target. */
type FieldLine = readonly [name: string, kind: FieldKind, title: string, target?: string];

/** Declares fields, one a line. */
export function fieldsOf(lines: readonly FieldLine[]): readonly Field[] {
  return lines.map(([name, kind, title, target]) => ({
    name,
    kind,
    title,
    ...(target === undefined ? {} : { target }),
  }));
}
