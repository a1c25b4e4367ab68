import type { Json, JsonObject } from '@onlink/core';
import { asObject, type SchemaShape, shapeOf } from '../manifest-diff/schema-shape.js';
import { code, table, text } from './markdown.js';
import { listed } from './plain-words.js';

/** Fields of fields of fields: deeper ones are left to whoever maps them. */
const DEEPEST = 4;

const TYPES: { readonly [type: string]: string } = {
  string: 'text',
  fraction: 'number',
  integer: 'whole number',
  boolean: 'yes or no',
  object: 'group of fields',
  array: 'list',
};

const FORMATS: { readonly [format: string]: string } = {
  date: 'date',
  'date-time': 'date and time',
  'date-time-local': 'date and time, without a zone',
  email: 'e-mail address',
  uri: 'web address',
};

/**
 * The fields of what comes back, with those of nested objects under the path by which a mapping line names them.
 *
 * @param key the fields that name a record
 */
export function recordTable(schema: JsonObject, key: readonly string[] = []): readonly string[] {
  return table(['Field', 'Title', 'Type', 'Notes'], rowsOf({ node: schema, root: schema, path: [] }, key));
}

interface Place {
  readonly node: Json;
  readonly root: JsonObject;
  readonly path: readonly string[];
}

function rowsOf({ node, root, path }: Place, key: readonly string[]): readonly (readonly string[])[] {
  const { schema, alternatives } = shapeOf(node, root);
  const own = Object.entries(asObject(schema['properties'])).flatMap(([name, child]) => {
    const place = { node: child, root, path: [...path, name] };
    const row = cellsOf(shapeOf(child, root), place.path, key);
    return [row, ...(path.length + 1 < DEEPEST ? rowsOf(place, key) : [])];
  });
  const rows = [
    ...own,
    ...[...alternatives.values()].flatMap((option) => rowsOf({ node: option, root, path }, key)),
  ];
  // Alternatives have fields in common.
  return rows.filter(([name], index) => rows.findIndex(([other]) => other === name) === index);
}

function cellsOf(shape: SchemaShape, path: readonly string[], key: readonly string[]): readonly string[] {
  const { schema, types, choices } = shape;
  const { title, description, 'x-references': reference } = schema;
  const notes = [
    ...(path.length === 1 && key.includes(path[0] ?? '') ? ['Names the record.'] : []),
    ...(typeof reference === 'string' ? [`Refers to ${code(reference)}.`] : []),
    ...(types.has('null') ? ['May be empty.'] : []),
    ...(choices === undefined ? [] : [`One of ${listed([...choices].map(choiceWords), 'or')}.`]),
    ...(typeof description === 'string' ? [text(description)] : []),
  ];
  return [
    code(path.join('.')),
    typeof title === 'string' ? text(title) : '',
    typeWords(shape),
    notes.join(' '),
  ];
}

function typeWords({ schema, types }: SchemaShape): string {
  const { format } = schema;
  const known = typeof format === 'string' ? FORMATS[format] : undefined;
  if (types.size === 7) return 'anything';
  const words = [...types]
    .filter((type) => type !== 'null' && !(type === 'integer' && types.has('fraction')))
    .map((type) => (type === 'string' && known !== undefined ? known : (TYPES[type] ?? type)));
  return text(listed([...new Set(words)], 'or')) || 'empty';
}

function choiceWords(choice: string): string {
  const value: unknown = JSON.parse(choice);
  return code(typeof value === 'string' ? value : choice);
}
