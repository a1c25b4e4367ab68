/**
 * A validator, by structure. Any Standard Schema (v1) satisfies it, zod 4 among them, without an adapter; the host
 * calls `~standard.validate` and looks at nothing else. Source: https://standardschema.dev
 */
export interface Schema<Output> {
  readonly '~standard': {
    readonly version: 1;
    readonly vendor: string;
    validate(value: unknown): SchemaResult<Output> | Promise<SchemaResult<Output>>;
    readonly types?: { readonly input: unknown; readonly output: Output } | undefined;
  };
}

/** What a validation gives: the value, or the list of what is wrong with it. */
export type SchemaResult<Output> =
  | { readonly value: Output; readonly issues?: undefined }
  | { readonly issues: readonly SchemaIssue[] };

/** One thing that is wrong with a value, and where in it. */
export interface SchemaIssue {
  readonly message: string;
  /** Keys from the root down; an entry may be a key or an object that holds it. */
  readonly path?: readonly (PropertyKey | { readonly key: PropertyKey })[] | undefined;
}
