import type { Json, JsonObject } from '../json.js';
import type { ConfigDescription } from '../manifest.js';
import type { Schema } from '../schema.js';
import { describeSchema, SECRET_KEYWORD } from './json-schema.js';
import { transformsSecret } from './secret.js';

const LOOKS_SECRET =
  /secret|passw|passphrase|credential|token|(api|access|consumer|private|signing|shared|account)_?key/i;

/** A keyword an author may set with `.meta({ 'x-not-secret': 'why' })` where a name only looks like a secret. */
const NOT_SECRET_KEYWORD = 'x-not-secret';

/** Writes a configuration as data, and refuses one in which a secret could go unguarded. */
export function describeConfig(schema: Schema<unknown>, version: number): ConfigDescription {
  if (transformsSecret(schema)) {
    throw new Error(
      'Failed to describe config: a secret field has a transform. Remove it: the host wraps the plain text after validation.',
    );
  }
  const described = describeSchema(schema, 'input', 'config');
  const secrets: string[] = [];
  collect(described, '', secrets);
  return { version, schema: described, secrets: [...new Set(secrets)].sort() };
}

function collect(node: JsonObject, pointer: string, secrets: string[]): void {
  if ('$ref' in node) throw refusal(pointer, 'is recursive', 'write the configuration out flat');
  if (node[SECRET_KEYWORD] === true) secrets.push(pointer);
  for (const alternative of alternativesOf(node, pointer)) collect(alternative, pointer, secrets);
  for (const [name, child] of Object.entries(asObject(node['properties']))) {
    const at = `${pointer}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
    const property = asObject(child);
    assertNotForgotten(name, at, property);
    collect(property, at, secrets);
  }
  for (const keyword of ['items', 'additionalProperties', 'prefixItems']) {
    const inner: string[] = [];
    const child = node[keyword];
    for (const entry of [child ?? []].flat()) {
      if (typeof entry === 'object') collect(asObject(entry), pointer, inner);
    }
    if (inner.length > 0) {
      throw refusal(pointer, 'holds a secret in a list or map', 'give each secret a field of its own');
    }
  }
}

/** Alternatives are only rendered as a choice, so each must name itself by one constant. */
function alternativesOf(node: JsonObject, pointer: string): JsonObject[] {
  const listed = [node['oneOf'], node['anyOf'], node['allOf']].flatMap((list) =>
    Array.isArray(list) ? list.map(asObject) : [],
  );
  const objects = listed.filter((option) => option['type'] === 'object');
  if (node['allOf'] === undefined && objects.length > 1) {
    const constants = objects.map((option) => constantNames(option));
    const shared = constants[0]?.some((name) => constants.every((names) => names.includes(name)));
    if (shared !== true) {
      throw refusal(
        pointer,
        'has alternatives that nothing tells apart',
        'use z.discriminatedUnion with a literal field',
      );
    }
  }
  return listed;
}

function constantNames(option: JsonObject): string[] {
  return Object.entries(asObject(option['properties']))
    .filter(([, child]) => 'const' in asObject(child))
    .map(([name]) => name);
}

function assertNotForgotten(name: string, pointer: string, property: JsonObject): void {
  const isText = property['type'] === 'string' && !('const' in property) && !('enum' in property);
  if (!isText || property[SECRET_KEYWORD] === true || !LOOKS_SECRET.test(name)) return;
  if (typeof property[NOT_SECRET_KEYWORD] === 'string') return;
  throw refusal(
    pointer,
    'looks like a secret and is not marked as one',
    `wrap its schema in secret(...), or say why not with .meta({ '${NOT_SECRET_KEYWORD}': 'reason' })`,
  );
}

function refusal(pointer: string, reason: string, remedy: string): Error {
  return new Error(
    `Failed to describe config field "${pointer || '/'}": it ${reason}. To mend it, ${remedy}.`,
  );
}

function asObject(value: Json | undefined): JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : {};
}
