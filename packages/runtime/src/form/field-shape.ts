import type { Json, JsonObject } from '@onlink/core';
import type { FormField, ShownWhen } from './form-field.js';
import { notRenderable } from './not-renderable.js';
import { asObject, type SchemaNode } from './schema-node.js';

/** A field before its place in the list is known. */
export type DraftField = FormField extends infer Field
  ? Field extends FormField
    ? Omit<Field, 'order'>
    : never
  : never;

/** Where a field stands, as far as what encloses it says. */
export interface Position {
  readonly pointer: string;
  readonly required: boolean;
  readonly group?: string;
  readonly shownWhen: readonly ShownWhen[];
  /** How many objects it is inside of. */
  readonly depth: number;
}

/** What the keyword `x-ui` may hold, and the type of each. Other hints are for others, and let through. */
const HINTS = { order: 'number', group: 'string', help: 'string', placeholder: 'string' } as const;

/** The hints of a field. */
export interface Hints {
  readonly order?: number;
  readonly group?: string;
  readonly help?: string;
  readonly placeholder?: string;
}

/** Reads `x-ui`. */
export function hintsOf(schema: JsonObject, pointer: string): Hints {
  const hints = asObject(schema['x-ui']);
  for (const [name, type] of Object.entries(HINTS)) {
    const hint = hints[name];
    if (hint === undefined || typeof hint === type) continue;
    throw notRenderable(pointer, `its hint x-ui.${name} is no ${type}`, `Give a ${type}, or leave it out`);
  }
  return hints;
}

/** What fields of every kind have. */
export function shapeOf({ schema, nullable }: SchemaNode, position: Position, live: boolean) {
  const { pointer, required, shownWhen } = position;
  const {
    group = position.group,
    placeholder,
    help = textOf(schema['description']),
  } = hintsOf(schema, pointer);
  const examples = schema['examples'];
  const fallback = schema['default'];
  return {
    pointer,
    label: textOf(schema['title']) ?? labelFrom(pointer),
    ...defined({ help, placeholder, default: fallback, group }),
    ...(Array.isArray(examples) ? { examples: examples as readonly Json[] } : {}),
    required: required && !nullable && fallback === undefined,
    nullable,
    shownWhen,
    live,
  };
}

/** The entries that have a value. */
export function defined<Values extends { readonly [name: string]: unknown }>(
  values: Values,
): { [Name in keyof Values]?: Exclude<Values[Name], undefined> } {
  const entries = Object.entries(values).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as { [Name in keyof Values]?: Exclude<Values[Name], undefined> };
}

function textOf(value: Json | undefined): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value : undefined;
}

/** `/pageSize` and `/page_size` read as "Page size". */
function labelFrom(pointer: string): string {
  const name = pointer.slice(pointer.lastIndexOf('/') + 1);
  if (name === '-') return 'Entry';
  const words = name
    .replaceAll('~1', '/')
    .replaceAll('~0', '~')
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .replace(/[_\s-]+/g, ' ')
    .trim()
    .toLowerCase();
  return words === '' ? name : `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}
