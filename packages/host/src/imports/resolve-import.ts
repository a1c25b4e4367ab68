import { createHash } from 'node:crypto';
import { createFault, type Fault, type Filter, type JsonObject, type Stream } from '@onlink/core';
import { coerceText } from '../connections/config-fields.js';
import { definitionFault } from './definition-fault.js';
import type { ImportDefinition } from './parse-definition.js';
import type { MappingLine } from './parse-lines.js';
import { misfitOf } from './record-path.js';
import { suggestion } from './suggest.js';

/** A definition held against the stream it reads: everything a run needs. */
export interface ResolvedImport {
  readonly stream: Stream;
  readonly params: JsonObject;
  readonly filters: readonly Filter[];
  /** Top-level fields of the record that any line uses. */
  readonly fields: readonly string[];
  /** Changes whenever old checkpoints or objects no longer fit. */
  readonly definitionHash: string;
}

/** `config:` lines that the host itself understands. */
const HOST_SETTINGS = ['data_source', 'data_limit'];

/** The stream that `config:data_source=` names. @throws a fault naming the line, with what there is */
export function streamNameOf(definition: ImportDefinition, known: readonly string[]): string {
  const { file, lines } = definition;
  const setting = lines.config.find(({ name }) => name === 'data_source');
  if (setting === undefined) {
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
export function resolveImport(definition: ImportDefinition, stream: Stream): ResolvedImport {
  if (stream.unavailable !== undefined) throw unavailable(definition, stream.unavailable);
  const { lines, file } = definition;
  for (const mapping of lines.mappings) {
    assertPath(mapping.path, mapping.line, { file, stream });
    for (const path of placeholdersOf(mapping)) assertPath(path, mapping.line, { file, stream });
  }
  for (const { name, line } of lines.filters) assertPath(name, line, { file, stream });
  const filters = lines.filters.map(({ name, value }) => ({ path: name, equals: value }));
  const params = readParams(definition, stream);
  const paths = [...lines.mappings.flatMap((mapping) => [mapping.path, ...placeholdersOf(mapping)])];
  return {
    stream,
    params,
    filters,
    fields: [...new Set([...stream.key, ...paths.map((path) => path.split('.', 1)[0] ?? path)])],
    definitionHash: hashOf(definition, params),
  };
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
    const schema = properties[name];
    if (schema === undefined) {
      throw definitionFault('import/unknown-setting', place, {
        reason: `data source "${stream.name}" has no setting "${name}"`,
        remedy: suggestion(name, known),
      });
    }
    const coerced = coerceText(value, schema);
    if ('expected' in coerced) {
      throw definitionFault('import/malformed-value', place, {
        reason: `"${name}" must be ${coerced.expected}`,
        remedy: 'Correct the value',
      });
    }
    params[name] = coerced.value;
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

function hashOf(definition: ImportDefinition, params: JsonObject): string {
  const { connection, objectType, lines } = definition;
  const said = {
    connection,
    objectType,
    source: lines.config.find(({ name }) => name === 'data_source')?.value ?? '',
    mappings: lines.mappings.map(({ path, attribute, reference }) => [path, attribute, reference ?? '']),
    filters: lines.filters.map(({ name, value }) => [name, value]),
    params,
  };
  return createHash('sha256').update(JSON.stringify(said)).digest('hex');
}
