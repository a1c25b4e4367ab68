import type { JsonObject, Stream } from '@onlink/core';
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
      out.line(formatTable(['FIELD', 'TYPE', 'TITLE'], fieldRows(stream)));
      out.line(`\nRead some: onlink read ${name} ${stream.name} --limit 5`);
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

function fieldRows({ schema }: Stream): string[][] {
  return Object.entries(propertiesOf(schema)).map(([field, described]) => [
    field,
    typeOf(described),
    typeof described['title'] === 'string' ? described['title'] : '',
  ]);
}

function propertiesOf(schema: JsonObject): { readonly [field: string]: JsonObject } {
  return (schema['properties'] ?? {}) as { readonly [field: string]: JsonObject };
}

function typeOf({ type, format }: JsonObject): string {
  const types = [type].flat().filter((each) => typeof each === 'string' && each !== 'null');
  return typeof format === 'string' ? format : types.join(' or ') || 'any';
}
