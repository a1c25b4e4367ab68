/** A stored value: text, a number, a date as whole seconds (see `AccountTime`), or nothing. */
export type Scalar = string | number | null;

/** One row: values in the order of its table's columns. */
export type Row = readonly Scalar[];

/** A row as an object, for tests that read or write the store. */
export type RowObject = Readonly<Record<string, Scalar>>;
