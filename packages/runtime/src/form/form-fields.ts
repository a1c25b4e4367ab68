import type { ConfigDescription, Json, JsonObject } from '@onlink/core';
import { pointerOf } from '../config/pointer.js';
import { type DraftField, defined, type Position, shapeOf } from './field-shape.js';
import type { FormField } from './form-field.js';
import { notRenderable } from './not-renderable.js';
import { arrangeProperties, mergeAlternatives, type Property } from './properties.js';
import { asObject, readNode, type SchemaNode } from './schema-node.js';
import { countLimits, numberLimits, textLimits } from './value-limits.js';

/** Deeper than this is a schema that contains itself, or one that nobody can fill in. */
const DEEPEST = 8;

/** What stays the same all over one form. */
interface Form {
  readonly root: JsonObject;
  readonly secrets: ReadonlySet<string>;
  readonly live: ReadonlySet<string>;
}

/**
 * The form of a connection, from its manifest alone.
 *
 * @throws a fault `form/not-renderable`, as {@link formFields}
 */
export function formOf(config: ConfigDescription): readonly FormField[] {
  return formFields(config.schema, config.secrets);
}

/**
 * Writes a JSON Schema (2020-12) as a flat list of fields, in the order in which to ask for them. It serves
 * configurations, a stream's `params` and an action's `input` alike. Fields keep to `x-ui.order`, those without one come
 * last, as written; fields of one `x-ui.group` stand together. A nested object is a heading and its fields; alternatives
 * (`oneOf`, `anyOf`) are a choice of their constant field, and fields that are shown with one of its values.
 *
 * @param secrets JSON pointers of secret fields; `writeOnly` in the schema says the same
 * @param live names of fields whose choices are loaded while the form is filled in (an action's `options`)
 * @throws a fault `form/not-renderable` that names the pointer of what no form can ask for
 */
export function formFields(
  schema: JsonObject,
  secrets: readonly string[] = [],
  live: readonly string[] = [],
): readonly FormField[] {
  const form: Form = {
    root: schema,
    secrets: new Set(secrets),
    live: new Set(live.map((name) => pointerOf([name]))),
  };
  const node = readNode(schema, '', schema);
  if (node.alternatives === undefined && node.schema['type'] !== 'object') {
    throw notRenderable('', 'it is no object', 'Describe an object with a field for each value');
  }
  const fields = inOrder(objectFields(node, { pointer: '', required: true, shownWhen: [], depth: 0 }, form));
  const known = new Set(fields.filter(({ kind }) => kind === 'secret').map(({ pointer }) => pointer));
  const forgotten = secrets.find((pointer) => !known.has(pointer));
  if (forgotten === undefined) return fields;
  throw notRenderable(
    forgotten,
    'it is listed as a secret, and there is no such field',
    'Build the manifest again',
  );
}

function inOrder(drafts: readonly DraftField[]): readonly FormField[] {
  return drafts.map((draft, index) => ({ ...draft, order: index + 1 }));
}

function fieldsOf(schema: Json, position: Position, form: Form): readonly DraftField[] {
  const { pointer, depth } = position;
  if (depth > DEEPEST) {
    throw notRenderable(pointer, 'it contains itself, or is nested too deep', 'Write it flatter');
  }
  const node = readNode(schema, pointer, form.root);
  const shape = shapeOf(node, position, form.live.has(pointer));
  const { type, format } = node.schema;
  if (form.secrets.has(pointer) || node.schema['writeOnly'] === true) {
    if (type !== 'string') throw notRenderable(pointer, 'it is a secret and no text', 'Use a text');
    const { default: _never, examples: _neither, ...secret } = shape;
    return [{ kind: 'secret', ...secret, ...textLimits(node.schema) }];
  }
  if (node.choices !== undefined) return [{ kind: 'choice', ...shape, choices: node.choices }];
  switch (type) {
    case 'string':
      return [
        {
          kind: 'text',
          ...shape,
          ...textLimits(node.schema),
          ...(typeof format === 'string' ? { format } : {}),
        },
      ];
    case 'number':
    case 'integer':
      return [{ kind: type, ...shape, ...numberLimits(node.schema) }];
    case 'boolean':
      return [{ kind: 'checkbox', ...shape }];
    case 'array':
      return [
        {
          kind: 'list',
          ...shape,
          items: itemsOf(node.schema['items'] ?? {}, position, form),
          ...countLimits(node.schema),
        },
      ];
    case 'object':
    case undefined:
      return isMap(node)
        ? [
            {
              kind: 'map',
              ...shape,
              items: itemsOf(node.schema['additionalProperties'] ?? {}, position, form),
            },
          ]
        : [
            { kind: 'group', ...shape },
            ...objectFields(node, { ...position, ...defined({ group: shape.group }) }, form),
          ];
    default:
      throw notRenderable(
        pointer,
        `its type ${JSON.stringify(type)} is unknown`,
        'Use a type of JSON Schema',
      );
  }
}

function isMap({ schema, alternatives }: SchemaNode): boolean {
  return (
    alternatives === undefined &&
    schema['properties'] === undefined &&
    isNamed(schema['additionalProperties'])
  );
}

/** Whether it says something about a value. */
function isNamed(schema: Json | undefined): boolean {
  return Object.keys(asObject(schema)).length > 0;
}

/** The fields of one entry; they are shown with the list, whatever that depends on. */
function itemsOf(schema: Json, { pointer, depth }: Position, form: Form): readonly FormField[] {
  const position = { pointer: `${pointer}/-`, required: true, shownWhen: [], depth: depth + 1 };
  const [first, ...rest] = fieldsOf(schema, position, form);
  // The entry itself needs no heading where it has fields.
  return inOrder(
    first === undefined || (first.kind === 'group' && rest.length > 0) ? rest : [first, ...rest],
  );
}

function objectFields(node: SchemaNode, position: Position, form: Form): readonly DraftField[] {
  const { schema, alternatives = [] } = node;
  const { pointer } = position;
  if (
    schema['properties'] === undefined &&
    alternatives.length === 0 &&
    schema['additionalProperties'] !== false
  ) {
    throw notRenderable(pointer, 'it says no fields', 'Name its fields, or the type of its entries');
  }
  if (schema['properties'] !== undefined && isNamed(schema['additionalProperties'])) {
    throw notRenderable(
      pointer,
      'it takes fields beside those it names',
      'Put the others in a field of their own',
    );
  }
  const place = { pointer, root: form.root };
  const properties = [...arrangeProperties(schema, place), ...mergeAlternatives(alternatives, place)];
  return properties.flatMap((property) => fieldsOf(property.schema, positionOf(property, position), form));
}

function positionOf({ name, required, shownWhen }: Property, outer: Position): Position {
  return {
    ...outer,
    pointer: `${outer.pointer}${pointerOf([name])}`,
    required,
    shownWhen: shownWhen === undefined ? outer.shownWhen : [...outer.shownWhen, shownWhen],
    depth: outer.depth + 1,
  };
}
