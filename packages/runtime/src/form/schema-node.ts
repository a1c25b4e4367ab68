import type { Json, JsonObject } from '@onlink/core';
import type { FormChoice } from './form-field.js';
import { notRenderable } from './not-renderable.js';

/** A schema brought to the few shapes that a form knows: no reference, no null, no spelling of a choice. */
export interface SchemaNode {
  readonly schema: JsonObject;
  readonly nullable: boolean;
  readonly choices?: readonly FormChoice[];
  /** Objects of which one is filled in. */
  readonly alternatives?: readonly JsonObject[];
}

/** Keywords whose meaning no flat form can show, and what to write instead. */
const REFUSED: { readonly [keyword: string]: readonly [reason: string, remedy: string] } = {
  allOf: ['it joins several schemas (allOf)', 'Write it as one object'],
  not: ['it says what a value is not (not)', 'Say what it is'],
  if: ['it depends on a condition (if)', 'Use alternatives with a constant field'],
  prefixItems: ['it is a tuple (prefixItems)', 'Use an object, or a list of one type'],
  patternProperties: ['its names follow patterns (patternProperties)', 'Name its fields'],
};

/**
 * Reads one schema.
 *
 * @param root where `$ref` looks (`#/$defs/...` only)
 * @throws a fault `form/not-renderable` that names the pointer
 */
export function readNode(schema: Json, pointer: string, root: JsonObject): SchemaNode {
  const plain = withoutReference(schema, pointer, root);
  for (const [keyword, [reason, remedy]] of Object.entries(REFUSED)) {
    if (keyword in plain) throw notRenderable(pointer, reason, remedy);
  }
  const options = plain['oneOf'] ?? plain['anyOf'];
  if (Array.isArray(options)) return readOptions(plain, options as readonly Json[], { pointer, root });
  const values = 'const' in plain ? [plain['const'] ?? null] : plain['enum'];
  if (Array.isArray(values))
    return choiceOf(
      plain,
      values.map((value) => labelled(value as Json)),
    );
  return withType(plain, pointer);
}

function readOptions(
  node: JsonObject,
  options: readonly Json[],
  { pointer, root }: { readonly pointer: string; readonly root: JsonObject },
): SchemaNode {
  const { oneOf: _one, anyOf: _any, ...outer } = node;
  const read = options.map((option) => withoutReference(option, pointer, root));
  const rest = read.filter(({ type }) => type !== 'null');
  const nullable = rest.length < read.length;
  const [only] = rest;
  if (only === undefined) throw notRenderable(pointer, 'it can only be null', 'Leave it out');
  if (rest.length === 1) {
    const inner = readNode({ ...only, ...outer }, pointer, root);
    return { ...inner, nullable: nullable || inner.nullable };
  }
  if (rest.every((option) => 'const' in option)) {
    const choices = rest.map((option) => labelled(option['const'] ?? null, option['title']));
    return choiceOf(outer, choices, nullable);
  }
  if (rest.every((option) => option['type'] === 'object')) {
    return { schema: outer, nullable, alternatives: rest };
  }
  throw notRenderable(
    pointer,
    'it has alternatives of several kinds',
    'Use one type, constants, or objects with a constant field each',
  );
}

function choiceOf(schema: JsonObject, choices: readonly FormChoice[], nullable = false): SchemaNode {
  const offered = choices.filter(({ value }) => value !== null);
  return { schema, nullable: nullable || offered.length < choices.length, choices: offered };
}

function withType(node: JsonObject, pointer: string): SchemaNode {
  const types = [node['type'] ?? []].flat() as readonly Json[];
  const [type, ...more] = types.filter((name) => name !== 'null');
  if (type === undefined) throw notRenderable(pointer, 'it says no type', 'Give it one type');
  if (more.length > 0) {
    throw notRenderable(pointer, 'it may be of several types', 'Give it one type, or null beside it');
  }
  return { schema: { ...node, type }, nullable: types.includes('null') };
}

function withoutReference(schema: Json, pointer: string, root: JsonObject): JsonObject {
  let node = asObject(schema);
  const seen = new Set<Json>();
  while (typeof node['$ref'] === 'string') {
    const { $ref, ...beside } = node;
    const name = /^#\/\$defs\/([^/]+)$/.exec($ref as string)?.[1];
    const target = name === undefined ? undefined : asObject(root['$defs'])[name];
    if (target === undefined || seen.has($ref as string)) {
      throw notRenderable(pointer, `its reference "${$ref}" leads nowhere`, 'Write it out in place');
    }
    seen.add($ref as string);
    node = { ...asObject(target), ...beside };
  }
  return node;
}

function labelled(value: Json, title?: Json): FormChoice {
  const label = typeof title === 'string' ? title : typeof value === 'string' ? value : JSON.stringify(value);
  return { value, label };
}

/** The object that a part of a schema is; an empty one where it is none. */
export function asObject(value: Json | undefined): JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : {};
}
