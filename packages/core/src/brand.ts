/**
 * The key under which contract values carry their kind, such as `fault@1`.
 *
 * It is registered with `Symbol.for`, so that every copy of this package in a process uses the same one. Values are
 * recognised by it and never by `instanceof`: a plugin may bring its own copy of this package.
 */
export const BRAND = Symbol.for('onlink.connector/brand');

/** A value that says what it is. `Kind` is a name and, where the shape may change, its version: `fault@1`. */
export interface Branded<Kind extends string> {
  readonly [BRAND]: Kind;
}

/** Whether a value carries the brand `kind`, whichever copy of this package made it. */
export function hasBrand<Kind extends string>(value: unknown, kind: Kind): value is Branded<Kind> {
  return (
    ((typeof value === 'object' && value !== null) || typeof value === 'function') &&
    (value as Partial<Branded<string>>)[BRAND] === kind
  );
}
