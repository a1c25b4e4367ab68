import { createHash } from 'node:crypto';
import {
  type Account,
  createFault,
  type Fault,
  type Filter,
  type JsonObject,
  type Stream,
} from '@onlink/core';
import { definitionFault, definitionWarning, type Place } from './definition-fault.js';
import { filterMisfit } from './filter-value.js';
import type { ImportDefinition } from './parse-definition.js';
import type { MappingLine } from './parse-lines.js';
import { misfitOf, schemaAt, typesOf } from './record-path.js';
import { readSetting } from './setting-value.js';
import { suggest, suggestion } from './suggest.js';

/** A definition held against the stream it reads: everything a run needs. */
export interface ResolvedImport {
  readonly stream: Stream;
  readonly params: JsonObject;
  readonly filters: readonly Filter[];
  /** Top-level fields of the record that any line uses. */
  readonly fields: readonly string[];
  /** Changes whenever old checkpoints or objects no longer fit. */
  readonly definitionHash: string;
  /** One line each: what a line of the mapping does that is hardly meant. */
  readonly warnings: readonly string[];
}

/** What a checkpoint belongs to, beside the definition: positions in one account mean nothing in another. */
export interface ImportSource {
  readonly connectorId: string;
  readonly account: Account;
}

/** `config:` lines that the host itself understands. */
const HOST_SETTINGS = ['data_source', 'data_limit'];

/** The stream that `config:data_source=` names. @throws a fault naming the line, with what there is */
export function streamNameOf(definition: ImportDefinition, known: readonly string[]): string {
  const { file, lines } = definition;
  const setting = lines.config.find(({ name }) => name === 'data_source');
  if (setting === undefined) {
    const mistyped = lines.config.find(({ name }) => suggest(name, HOST_SETTINGS) === 'data_source');
    if (mistyped !== undefined) {
      throw definitionFault(
        'import/unknown-setting',
        { file, line: mistyped.line },
        { reason: `there is no setting "${mistyped.name}"`, remedy: 'Did you mean "data_source"' },
      );
    }
    throw definitionFault(
      'import/no-source',
      { file },
      {
        reason: 'no line says what to import',
        remedy: `Add a line config:data_source=${known[0] ?? 'STREAM'} to the mapping (there is ${known.join(', ')})`,
      },
    );
  }
  if (!known.includes(setting.value)) {
    throw definitionFault(
      'import/unknown-source',
      { file, line: setting.line },
      {
        reason: `the connection has no data source "${setting.value}"`,
        remedy: suggestion(setting.value, known),
      },
    );
  }
  return setting.value;
}

/**
 * Holds every line against the stream's schema.
 *
 * @throws a fault naming the line for an unknown field, setting or filter; the stream's own fault when it is unavailable
 */
export function resolveImport(
  definition: ImportDefinition,
  stream: Stream,
  source: ImportSource,
): ResolvedImport {
  if (stream.unavailable !== undefined) throw unavailable(definition, stream.unavailable);
  const { lines, file } = definition;
  for (const mapping of lines.mappings) {
    assertPath(mapping.path, mapping.line, { file, stream });
    for (const path of placeholdersOf(mapping)) assertPath(path, mapping.line, { file, stream });
  }
  assertPlainKey(definition, stream);
  for (const { name, value, line } of lines.filters) {
    assertPath(name, line, { file, stream });
    const expected = filterMisfit(value, schemaAt(stream.schema, name.split('.')));
    if (expected !== undefined) throw malformedValue(name, expected, { file, line });
  }
  const filters = lines.filters.map(({ name, value }) => ({ path: name, equals: value }));
  const params = readParams(definition, stream);
  const paths = [...lines.mappings.flatMap((mapping) => [mapping.path, ...placeholdersOf(mapping)])];
  return {
    stream,
    params,
    filters,
    fields: [...new Set([...stream.key, ...paths.map((path) => path.split('.', 1)[0] ?? path)])],
    definitionHash: hashOf(definition, params, source),
    warnings: lines.mappings.flatMap((mapping) => warningOf(mapping, definition, stream)),
  };
}

/** A reference, or a list of them, has names inside: stored whole it is JSON that nobody wants in an attribute. */
function warningOf({ path, line }: MappingLine, { file }: ImportDefinition, stream: Stream): string[] {
  const inside = namesInside(stream, path);
  if (inside.length === 0) return [];
  const better = inside.map((name) => `${path}.${name}`).join(' or ');
  return [
    definitionWarning(
      { file, line },
      `"${path}" is stored as JSON, because it is a reference. Use ${better}`,
    ),
  ];
}

function namesInside(stream: Stream, path: string): string[] {
  let node = schemaAt(stream.schema, path.split('.'));
  if (typesOf(node).includes('array')) node = (node['items'] ?? {}) as JsonObject;
  return typesOf(node).includes('object') ? Object.keys((node['properties'] ?? {}) as JsonObject) : [];
}

/** An object cannot be found again by JSON: every record would be refused. */
function assertPlainKey({ file, lines: { key } }: ImportDefinition, stream: Stream): void {
  const inside = namesInside(stream, key.path);
  if (inside.length === 0) return;
  throw definitionFault(
    'import/key-not-plain',
    { file, line: key.line },
    {
      reason: `"${key.path}" is a reference and cannot be a key`,
      remedy: `Use ${inside.map((name) => `${key.path}.${name}`).join(' or ')}`,
    },
  );
}

function malformedValue(name: string, expected: string, place: Place): Fault & Error {
  return definitionFault('import/malformed-value', place, {
    reason: `"${name}" must be ${expected}`,
    remedy: 'Correct the value',
  });
}

/** The paths in `${...}` of a line's query. */
function placeholdersOf(mapping: MappingLine): string[] {
  return Array.from((mapping.reference ?? '').matchAll(/\$\{([^}]*)\}/g), (match) => (match[1] ?? '').trim());
}

function assertPath(path: string, line: number, { file, stream }: { file: string; stream: Stream }): void {
  const misfit = misfitOf(stream.schema, path.split('.'));
  if (misfit === undefined) return;
  const inside = misfit.parent === '' ? `data source "${stream.name}"` : `"${misfit.parent}"`;
  throw definitionFault(
    'import/unknown-field',
    { file, line },
    {
      reason: `${inside} has no field "${misfit.name}"`,
      remedy:
        misfit.known.length === 0 ? `Use "${misfit.parent}" itself` : suggestion(misfit.name, misfit.known),
    },
  );
}

function readParams(definition: ImportDefinition, stream: Stream): JsonObject {
  const properties = (stream.params?.['properties'] ?? {}) as { readonly [name: string]: JsonObject };
  const known = [...HOST_SETTINGS, ...Object.keys(properties)];
  const params: { [name: string]: JsonObject[string] } = {};
  for (const { name, value, line } of definition.lines.config) {
    if (HOST_SETTINGS.includes(name)) continue;
    const place = { file: definition.file, line };
    const schema = Object.hasOwn(properties, name) ? properties[name] : undefined;
    if (schema === undefined) {
      throw definitionFault('import/unknown-setting', place, {
        reason: `data source "${stream.name}" has no setting "${name}"`,
        remedy: suggestion(name, known),
      });
    }
    const setting = readSetting(value, schema);
    if ('expected' in setting) throw malformedValue(name, setting.expected, place);
    params[name] = setting.value;
  }
  const required = (stream.params?.['required'] ?? []) as readonly string[];
  const missing = required.find((name) => params[name] === undefined);
  if (missing !== undefined) {
    throw definitionFault(
      'import/missing-setting',
      { file: definition.file },
      {
        reason: `data source "${stream.name}" needs the setting "${missing}"`,
        remedy: `Add a line config:${missing}=VALUE to the mapping`,
      },
    );
  }
  return params;
}

function unavailable(definition: ImportDefinition, fault: Fault): Fault & Error {
  return createFault({
    ...fault,
    message: fault.message,
    code: fault.code,
    scope: 'stream',
    fix: fault.fix ?? { text: `Open the data source, then run import "${definition.name}" again.` },
  });
}

function hashOf(definition: ImportDefinition, params: JsonObject, source: ImportSource): string {
  const { connection, objectType, lines } = definition;
  const said = {
    connection,
    objectType,
    source: lines.config.find(({ name }) => name === 'data_source')?.value ?? '',
    mappings: lines.mappings.map(({ path, attribute, reference }) => [path, attribute, reference ?? '']),
    filters: lines.filters.map(({ name, value }) => [name, value]),
    params,
    connectorId: source.connectorId,
    account: [source.account.key, ...source.account.hosts],
  };
  return createHash('sha256').update(JSON.stringify(said)).digest('hex');
}
