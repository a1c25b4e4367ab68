import type { Json, JsonObject } from '@onlink/core';
import { pointerOf } from '../config/pointer.js';
import { hintsOf } from './field-shape.js';
import type { ShownWhen } from './form-field.js';
import { notRenderable } from './not-renderable.js';
import { asObject, readNode } from './schema-node.js';

/** A property of an object, with what its being asked for depends on. */
export interface Property {
  readonly name: string;
  readonly schema: Json;
  readonly required: boolean;
  readonly shownWhen?: ShownWhen;
}

/** An object whose schema is being read. */
interface Place {
  readonly pointer: string;
  readonly root: JsonObject;
}

/** The properties of an object in the order of a form: by `x-ui.order`, and one group after the other. */
export function arrangeProperties(schema: JsonObject, place: Place): readonly Property[] {
  const required = [schema['required'] ?? []].flat();
  const listed = Object.entries(asObject(schema['properties']));
  return arranged(
    listed.map(([name, child]) => ({ name, schema: child, required: required.includes(name) })),
    place,
  );
}

function arranged(properties: readonly Property[], place: Place): readonly Property[] {
  const listed = properties.map((property) => {
    const pointer = `${place.pointer}${pointerOf([property.name])}`;
    const { order = Number.POSITIVE_INFINITY, group } = hintsOf(
      readNode(property.schema, pointer, place.root).schema,
      pointer,
    );
    return { property, order, group };
  });
  // Two without an order are equal, and the difference of two infinities is not.
  const sorted = listed.sort((left, right) => (left.order === right.order ? 0 : left.order - right.order));
  const groups = [...new Set(sorted.map(({ group }) => group))];
  return groups.flatMap((wanted) =>
    sorted.filter(({ group }) => group === wanted).map(({ property }) => property),
  );
}

/**
 * The properties of alternatives: first the constant field that tells them apart, as a choice, then those of each,
 * shown with its value, arranged over all of them. What several have alike is one property.
 */
export function mergeAlternatives(alternatives: readonly JsonObject[], place: Place): readonly Property[] {
  if (alternatives.length === 0) return [];
  const name = constantField(alternatives, place.pointer);
  const pointer = `${place.pointer}${pointerOf([name])}`;
  const literals = alternatives.map((option) => asObject(asObject(option['properties'])[name]));
  const merged = new Map<string, { readonly property: Property; readonly values: Json[] }>();
  alternatives.forEach((option, index) => {
    for (const property of arrangeProperties(option, place)) {
      if (property.name === name) continue;
      const alike = JSON.stringify(property);
      const entry = merged.get(alike) ?? { property, values: [] };
      entry.values.push(literals[index]?.['const'] ?? null);
      merged.set(alike, entry);
    }
  });
  const shown = [...merged.values()].map(({ property, values }) => ({
    ...property,
    shownWhen: { pointer, values },
  }));
  const choice = { name, schema: choiceBetween(alternatives, literals), required: true };
  return [choice, ...arranged(shown, place)];
}

function choiceBetween(alternatives: readonly JsonObject[], literals: readonly JsonObject[]): JsonObject {
  const [first] = literals;
  const preset = literals.find((literal) => 'default' in literal)?.['default'];
  const title = first?.['title'];
  const isShared = title !== undefined && literals.every((literal) => literal['title'] === title);
  return {
    ...(first?.['x-ui'] === undefined ? {} : { 'x-ui': first['x-ui'] }),
    ...(isShared ? { title } : {}),
    ...(isShared && first?.['description'] !== undefined ? { description: first['description'] } : {}),
    ...(preset === undefined ? {} : { default: preset }),
    oneOf: literals.map((literal, index) => ({
      const: literal['const'] ?? null,
      title: alternatives[index]?.['title'] ?? (isShared ? null : (literal['title'] ?? null)),
    })),
  };
}

function constantField(alternatives: readonly JsonObject[], pointer: string): string {
  const candidates = Object.keys(asObject(alternatives[0]?.['properties']));
  const found = candidates.find((name) => {
    const literals = alternatives.map((option) => asObject(asObject(option['properties'])[name]));
    const values = new Set(literals.map((literal) => JSON.stringify(literal['const'])));
    return literals.every((literal) => 'const' in literal) && values.size === alternatives.length;
  });
  if (found !== undefined) return found;
  throw notRenderable(
    pointer,
    'it has alternatives that nothing tells apart',
    'Give each a field with a constant of its own',
  );
}
