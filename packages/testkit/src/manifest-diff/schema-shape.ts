import type { Json, JsonObject } from '@onlink/core';

/** A JSON Schema brought to one spelling, so that two can be compared. */
export interface SchemaShape {
  /** References followed, wrappers for null and for one option taken off. */
  readonly schema: JsonObject;
  /** Every type that a value may have. A number is `integer` and `fraction`. */
  readonly types: ReadonlySet<string>;
  /** The values it is limited to, as JSON; null is a type. */
  readonly choices?: ReadonlySet<string>;
  /** Objects of which one applies, by what tells them apart. */
  readonly alternatives: ReadonlyMap<string, Json>;
  /** The reference it came through, as recursion is known by it. */
  readonly reference?: string;
}

const ALL_TYPES = ['null', 'boolean', 'object', 'array', 'integer', 'fraction', 'string'];

/**
 * Reads one schema.
 *
 * @param root where `$ref` looks: `#` and `#/$defs/...`
 */
export function shapeOf(value: Json | undefined, root: JsonObject): SchemaShape {
  const { schema, reference } = follow(value, root);
  const { oneOf, anyOf, ...outer } = schema;
  const options = Array.isArray(oneOf ?? anyOf) ? ((oneOf ?? anyOf) as readonly Json[]) : undefined;
  if (options === undefined) return { ...plain(schema), ...through(reference) };
  const read = options.map((option) => ({ option, ...follow(option, root) }));
  const rest = read.filter((entry) => entry.schema['type'] !== 'null');
  const isNullable = rest.length < read.length;
  const schemas = rest.map((entry) => entry.schema);
  const inner = inline(schemas, outer);
  if (inner !== undefined) {
    const shape = shapeOf(inner, root);
    const from = reference ?? (rest.length === 1 ? rest[0]?.reference : undefined) ?? shape.reference;
    return { ...shape, types: withNull(shape.types, isNullable), ...through(from) };
  }
  const types = schemas.flatMap((option) => [...shapeOf(option, root).types]);
  // Not what its reference leads to, or recursion would not be noticed.
  const alternatives = new Map(rest.map(({ option }, index) => [nameOf(schemas, index), option]));
  return { schema: outer, types: withNull(types, isNullable), alternatives, ...through(reference) };
}

/** The object that a part of a schema is; an empty one where it is none. */
export function asObject(value: Json | undefined): JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : {};
}

/** JSON with sorted names, so that equal values have equal texts. */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([left], [right]) => (left < right ? -1 : 1)))
      : inner,
  ) as string;
}

/** Options that one schema says as well: a single one, constants, bare types. */
function inline(options: readonly JsonObject[], outer: JsonObject): JsonObject | undefined {
  const [only] = options;
  if (only !== undefined && options.length === 1) return { ...only, ...outer };
  if (options.length === 0) return { ...outer, type: 'null' };
  if (options.every((option) => 'const' in option)) {
    return { ...outer, enum: options.map((option) => option['const'] ?? null) };
  }
  if (options.every((option) => Object.keys(option).join() === 'type')) {
    return { ...outer, type: options.flatMap(({ type }) => [type ?? []].flat() as Json[]) };
  }
  return undefined;
}

function plain(schema: JsonObject): SchemaShape {
  const listed = 'const' in schema ? [schema['const'] ?? null] : schema['enum'];
  const values = Array.isArray(listed) ? (listed as readonly Json[]) : undefined;
  const named = schema['type'] === undefined ? undefined : ([schema['type']].flat() as string[]);
  const types = named ?? values?.map(typeOf) ?? ALL_TYPES;
  const choices = values?.filter((value) => value !== null).map(canonical);
  return {
    schema,
    types: new Set(types.flatMap((type) => (type === 'number' ? ['integer', 'fraction'] : [type]))),
    ...(choices === undefined ? {} : { choices: new Set(choices) }),
    alternatives: new Map(),
  };
}

function follow(value: Json | undefined, root: JsonObject): { schema: JsonObject; reference?: string } {
  let schema = asObject(value);
  let reference: string | undefined;
  const seen = new Set<string>();
  for (let next = schema['$ref']; typeof next === 'string' && !seen.has(next); next = schema['$ref']) {
    seen.add(next);
    const name = /^#\/\$defs\/([^/]+)$/.exec(next)?.[1];
    const target = next === '#' ? root : name === undefined ? undefined : asObject(root['$defs'])[name];
    if (target === undefined) break;
    const { $ref: _followed, ...beside } = schema;
    schema = { ...asObject(target), ...beside };
    reference = next;
  }
  return { schema, ...through(reference) };
}

/** The name of an alternative: its constant, else its type where no other one has it, else its position. */
function nameOf(options: readonly JsonObject[], index: number): string {
  const option = options[index] ?? {};
  const constantOf = (from: JsonObject, name: string) => asObject(asObject(from['properties'])[name]);
  const constant = Object.keys(asObject(option['properties'])).find((name) =>
    options.every((other) => 'const' in constantOf(other, name)),
  );
  if (constant !== undefined) return `${constant} ${canonical(constantOf(option, constant)['const'])}`;
  const { type } = option;
  const isAlone = options.filter((other) => canonical(other['type']) === canonical(type)).length === 1;
  return isAlone && typeof type === 'string' ? type : `number ${index + 1}`;
}

function through(reference: string | undefined): { readonly reference?: string } {
  return reference === undefined ? {} : { reference };
}

function typeOf(value: Json): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'fraction';
  return typeof value;
}

function withNull(types: Iterable<string>, isNullable: boolean): ReadonlySet<string> {
  return new Set(isNullable ? [...types, 'null'] : types);
}

/** Whether a JSON pointer names a field of a schema, in any of its alternatives. */
export function hasField(schema: JsonObject, pointer: string): boolean {
  const names = pointer
    .split('/')
    .slice(1)
    .map((name) => name.replaceAll('~1', '/').replaceAll('~0', '~'));
  const has = (node: Json | undefined, [name, ...rest]: readonly string[]): boolean => {
    if (name === undefined) return true;
    const shape = shapeOf(node, schema);
    const properties = asObject(shape.schema['properties']);
    return (
      (Object.hasOwn(properties, name) && has(properties[name], rest)) ||
      [...shape.alternatives.values()].some((option) => has(option, [name, ...rest]))
    );
  };
  return has(schema, names);
}
