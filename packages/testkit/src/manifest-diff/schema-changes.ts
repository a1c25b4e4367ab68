import type { Json, JsonObject } from '@onlink/core';
import { pointerOf } from '@onlink/runtime';
import { keywordChanges } from './schema-keywords.js';
import type { Direction, SchemaChangeKind } from './schema-rules.js';
import { asObject, type SchemaShape, shapeOf } from './schema-shape.js';

/** One change between two schemas. */
export interface SchemaChange {
  readonly kind: SchemaChangeKind;
  /** Names down to the field; none for the schema itself. `[]` is a list's entry, `*` a map's. */
  readonly path: readonly string[];
  readonly was: string;
  readonly is: string;
}

/** Where a comparison stands. */
interface Place {
  readonly path: readonly string[];
  /** References it came through: a pair that comes again is recursion. */
  readonly seen: ReadonlySet<string>;
}

/** Two schemas at one place. */
interface Pair extends Place {
  readonly was: SchemaShape;
  readonly is: SchemaShape;
}

type Compare = (was: Json | undefined, is: Json | undefined, place: Place) => SchemaChange[];

/** Compares two JSON Schemas; a missing one is an object without fields. */
export function schemaChanges(
  was: Json | undefined,
  is: Json | undefined,
  direction: Direction,
): readonly SchemaChange[] {
  const old = was === undefined ? NO_FIELDS : asObject(was);
  const next = is === undefined ? NO_FIELDS : asObject(is);
  const compare: Compare = (wasAt, isAt, { path, seen }) => {
    const [before, after] = [shapeOf(wasAt, old), shapeOf(isAt, next)];
    const step = `${before.reference ?? ''} ${after.reference ?? ''}`;
    if (step !== ' ' && seen.has(step)) return [];
    const pair: Pair = { was: before, is: after, path, seen: new Set([...seen, step]) };
    const types = typeChanges(pair);
    if (types.some(({ kind }) => kind === 'type-changed')) return types;
    return [
      ...types,
      ...choiceChanges(pair),
      ...keywordChanges(pair),
      ...fieldChanges(pair, direction, compare),
      ...partChanges(pair, compare),
    ];
  };
  return compare(old, next, { path: [], seen: new Set() });
}

const NO_FIELDS: JsonObject = { type: 'object', properties: {}, additionalProperties: false };

function typeChanges({ was, is, path }: Pair): SchemaChange[] {
  const lost = [...was.types].filter((type) => !is.types.has(type));
  const gained = [...is.types].filter((type) => !was.types.has(type));
  if (lost.length + gained.length === 0) return [];
  const kind = lost.length === 0 ? 'type-widened' : gained.length === 0 ? 'type-narrowed' : 'type-changed';
  return [{ kind, path, was: typeWords(was.types), is: typeWords(is.types) }];
}

function choiceChanges({ was, is, path }: Pair): SchemaChange[] {
  const list = (choices: Iterable<string>) => [...choices].sort().join(', ');
  const { choices: old } = was;
  const { choices: next } = is;
  if (old === undefined && next === undefined) return [];
  if (next === undefined) return [{ kind: 'choices-lifted', path, was: list(old ?? []), is: 'free' }];
  if (old === undefined) return [{ kind: 'choices-set', path, was: 'free', is: list(next) }];
  return [
    ...[...old]
      .filter((choice) => !next.has(choice))
      .map((choice) => changed('choice-removed', path, choice)),
    ...[...next].filter((choice) => !old.has(choice)).map((choice) => changed('choice-added', path, choice)),
  ];
}

function fieldChanges({ was, is, path, seen }: Pair, direction: Direction, compare: Compare): SchemaChange[] {
  const old = fieldsOf(was.schema, direction);
  const next = fieldsOf(is.schema, direction);
  return [...new Set([...old.keys(), ...next.keys()])].flatMap((name) => {
    const at = [...path, name];
    const [before, after] = [old.get(name), next.get(name)];
    if (after === undefined) return [changed('field-removed', at, name)];
    if (before === undefined)
      return [changed(after.required ? 'required-field-added' : 'field-added', at, name)];
    const need =
      before.required === after.required
        ? []
        : [changed(after.required ? 'made-required' : 'made-optional', at, name)];
    return [...need, ...compare(before.schema, after.schema, { path: at, seen })];
  });
}

/** To whoever writes a value, a field that has a default is not required, whatever the list says. */
function fieldsOf(
  schema: JsonObject,
  direction: Direction,
): ReadonlyMap<string, { readonly schema: Json; readonly required: boolean }> {
  const properties = asObject(schema['properties']);
  const required = [schema['required'] ?? []].flat() as readonly Json[];
  const names = [...Object.keys(properties), ...required.filter((name) => typeof name === 'string')];
  return new Map(
    names.map((name) => {
      const child = Object.hasOwn(properties, name) ? (properties[name] ?? {}) : {};
      return [
        name,
        {
          schema: child,
          required: required.includes(name) && !(direction === 'input' && 'default' in asObject(child)),
        },
      ];
    }),
  );
}

/** Entries of lists and maps, and alternatives. */
function partChanges({ was, is, path, seen }: Pair, compare: Compare): SchemaChange[] {
  const items = 'items' in was.schema || 'items' in is.schema;
  const found = items
    ? compare(was.schema['items'] ?? {}, is.schema['items'] ?? {}, { path: [...path, '[]'], seen })
    : [];
  const [old, next] = [was.schema, is.schema].map(({ additionalProperties = true }) =>
    openness(additionalProperties),
  );
  if (old !== undefined && next !== undefined && old.rank === 1 && next.rank === 1) {
    found.push(...compare(old.schema, next.schema, { path: [...path, '*'], seen }));
  } else if (old?.rank !== next?.rank && was.types.has('object') && is.types.has('object')) {
    found.push(changed((old?.rank ?? 0) < (next?.rank ?? 0) ? 'opened' : 'closed', path, ''));
  }
  for (const [name, option] of was.alternatives) {
    const match = is.alternatives.get(name);
    found.push(
      ...(match === undefined
        ? [changed('alternative-removed', path, name)]
        : compare(option, match, { path: [...path, name], seen })),
    );
  }
  const added = [...is.alternatives.keys()].filter((name) => !was.alternatives.has(name));
  return [...found, ...added.map((name) => changed('alternative-added', path, name))];
}

/** What an object takes beside its own fields: nothing (0), what a schema says (1), anything (2). */
function openness(value: Json): { readonly rank: 0 | 1 | 2; readonly schema: Json } {
  if (value === false) return { rank: 0, schema: value };
  return { rank: Object.keys(asObject(value)).length > 0 ? 1 : 2, schema: value };
}

function changed(kind: SchemaChangeKind, path: readonly string[], what: string): SchemaChange {
  return { kind, path, was: what, is: what };
}

function typeWords(types: ReadonlySet<string>): string {
  if (types.size === 7) return 'anything';
  const isNumber = types.has('fraction');
  const words = [...types].filter((type) => !(type === 'integer' && isNumber));
  return words
    .map((type) => (type === 'fraction' ? 'number' : type))
    .sort()
    .join(' or ');
}

/** The place of a change below the pointer of its schema. */
export function placeOf(at: string, path: readonly string[]): string {
  return `${at}${pointerOf(path)}`;
}
