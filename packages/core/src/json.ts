/**
 * A JSON value. Everything that crosses the boundary between OnLink and a connector is JSON or a value that
 * carries a {@link BRAND}: no class, no `Date`, no `undefined`, so that two copies of this package, or one day
 * two processes, understand each other. Source: RFC 8259.
 */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject;

/** A JSON object: the shape of a record, of a JSON Schema and of most parameters. */
export interface JsonObject {
  readonly [key: string]: Json;
}
