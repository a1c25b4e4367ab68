import type { JsonObject } from '@onlink/core';
import { formatTable } from '../output/table.js';
import type { Work } from '../session.js';

/** `onlink discover`: the streams of a connection, or the fields of one. */
export function discover(name: string, streamName?: string): Work {
  return async ({ host, out, signal }) => {
    const streams = await host.discover(name, signal, streamName);
    out.document({ connection: name, streams });
    const [stream] = streams;
    if (streamName !== undefined && stream !== undefined) {
      out.line(`${stream.name}: key ${stream.key.join(', ')}`);
      out.line(formatTable(['PATH', 'TYPE', 'TITLE'], pathRows(stream.schema)));
      out.line('\nMap one in an import file: map:PATH=Attribute');
      out.line(`Read some: onlink read ${name} ${stream.name} --limit 5`);
      return;
    }
    const rows = streams.map((each) => [
      each.name,
      String(Object.keys(propertiesOf(each.schema)).length),
      each.unavailable === undefined ? 'yes' : `no: ${each.unavailable.message}`,
    ]);
    out.line(formatTable(['STREAM', 'FIELDS', 'AVAILABLE'], rows));
    out.line(`\nSee the fields of one: onlink discover ${name} STREAM`);
  };
}

/** One row for each path that an import can map: of what holds fields itself, those, and not the whole. */
function pathRows(schema: JsonObject, prefix = '', title = ''): string[][] {
  return Object.entries(propertiesOf(schema)).flatMap(([name, described]) => {
    const path = `${prefix}${name}`;
    const own = typeof described['title'] === 'string' ? described['title'] : title;
    const inner = pathRows(entriesOf(described), `${path}.`, own);
    return inner.length === 0 ? [[path, typeOf(described), own]] : inner;
  });
}

/** A list's fields are those of its entries, because that is how a path reads them. */
function entriesOf(schema: JsonObject): JsonObject {
  const { items } = schema;
  return typeof items === 'object' && items !== null && !Array.isArray(items)
    ? (items as JsonObject)
    : schema;
}

function propertiesOf(schema: JsonObject): { readonly [field: string]: JsonObject } {
  return (schema['properties'] ?? {}) as { readonly [field: string]: JsonObject };
}

function typeOf({ type, format }: JsonObject): string {
  const types = [type].flat().filter((each) => typeof each === 'string' && each !== 'null');
  return typeof format === 'string' ? format : types.join(' or ') || 'any';
}
