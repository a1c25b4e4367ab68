import type { Json, JsonObject } from '@onlink/core';

/**
 * Reads a dotted path from a record. A number is an index into a list; a name on a list is read from each of its
 * entries, and gives a list. What is not there gives `undefined`.
 */
export function readPath(record: JsonObject, path: readonly string[]): Json | undefined {
  return read(record, path);
}

function read(value: Json | undefined, path: readonly string[]): Json | undefined {
  const [name, ...rest] = path;
  if (name === undefined) return value;
  if (Array.isArray(value)) {
    const list = value as readonly Json[];
    if (/^\d+$/.test(name)) return read(list[Number(name)], rest);
    const found = list.map((entry) => read(entry, path)).filter((entry) => entry !== undefined);
    return found.length === 0 ? undefined : found;
  }
  if (typeof value !== 'object' || value === null) return undefined;
  return read((value as JsonObject)[name], rest);
}

/** Why a path does not fit a record's JSON Schema; `undefined` when it does, or when the schema leaves it open. */
export function misfitOf(schema: JsonObject, path: readonly string[]): PathMisfit | undefined {
  const found = follow(schema, path);
  return 'misfit' in found ? found.misfit : undefined;
}

/** The JSON Schema of what is at a path; empty where the schema leaves it open or has nothing there. */
export function schemaAt(schema: JsonObject, path: readonly string[]): JsonObject {
  const found = follow(schema, path);
  return 'misfit' in found ? {} : found.node;
}

function follow(
  schema: JsonObject,
  path: readonly string[],
): { readonly node: JsonObject } | { readonly misfit: PathMisfit } {
  let node: JsonObject = schema;
  for (const [index, name] of path.entries()) {
    while (isList(node) && !/^\d+$/.test(name)) node = asObject(node['items']);
    if (isList(node)) {
      node = asObject(node['items']);
      continue;
    }
    const properties = asObject(node['properties']);
    const known = Object.keys(properties);
    const parent = path.slice(0, index).join('.');
    if (known.length === 0) {
      // A plain value has nothing inside; a schema that says nothing leaves everything open.
      return isPlain(node) ? { misfit: { parent, name, known: [] } } : { node: {} };
    }
    if (!known.includes(name)) return { misfit: { parent, name, known } };
    node = asObject(properties[name]);
  }
  return { node };
}

/** The part of a path that is not there, and what is. */
export interface PathMisfit {
  readonly parent: string;
  readonly name: string;
  readonly known: readonly string[];
}

function isList(node: JsonObject): boolean {
  return typesOf(node).includes('array');
}

function isPlain(node: JsonObject): boolean {
  const types = typesOf(node).filter((type) => type !== 'null');
  return types.length > 0 && !types.includes('object') && !types.includes('array');
}

/** The types that a JSON Schema allows; none where it says nothing. */
export function typesOf(node: JsonObject): string[] {
  const type = node['type'];
  return (Array.isArray(type) ? type : [type]).filter((entry): entry is string => typeof entry === 'string');
}

function asObject(value: Json | undefined): JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : {};
}
