import { type Call, createFault, type DiscoverRequest, type Fault, type Stream } from '@onlink/core';
import type { NetsuiteClient } from '../client.js';
import { isClosedTable } from '../faults/missing-column.js';
import { sql } from '../suiteql/query.js';
import { fetchTolerantly } from '../suiteql/tolerant-query.js';
import type { StreamDefinition } from './field.js';
import { describeStream, findStream, STREAMS } from './stream-catalog.js';

/**
 * Asks the account which of the streams it has, and which of their fields, by a query that finds no row. A stream that
 * the account refuses is listed with the reason; a field that it lacks is left out of the schema.
 */
export async function* discover(
  client: NetsuiteClient,
  request: DiscoverRequest,
  call: Call,
): AsyncGenerator<Stream> {
  const wanted = request.stream === undefined ? STREAMS : [findStream(request.stream)];
  for (const definition of wanted) yield await discoverStream(client, definition, call);
}

async function discoverStream(
  client: NetsuiteClient,
  definition: StreamDefinition,
  call: Call,
): Promise<Stream> {
  try {
    const { fields } = await fetchTolerantly(client, call, {
      stream: definition,
      fields: definition.fields,
      where: [sql('id = ?', '0')],
      limitRows: 1,
      task: { verb: 'discover', noun: 'stream', id: definition.name },
      needed: ['id'],
    });
    return describeStream({ ...definition, fields });
  } catch (thrown) {
    if (!isClosedTable(thrown)) throw thrown;
    return { ...describeStream(definition), unavailable: closedTable(thrown as Fault, definition) };
  }
}

/** A refusal because of a table, with the permission and the feature that open this one. */
export function closedTable(
  fault: Fault,
  { name, title, permission, feature }: StreamDefinition,
): Fault & Error {
  const text = `In Setup > Users/Roles > Manage Roles, edit the role and add Permissions > ${permission}${
    feature === undefined ? '' : `; the account must have ${feature} (Setup > Company > Enable Features)`
  }.`;
  return createFault({
    blame: fault.blame,
    scope: 'stream',
    retry: 'after-fix',
    effect: 'none',
    code: fault.code,
    message: `Failed to open stream "${name}": ${title} are closed to the token's role, or the account does not have them. ${text}`,
    fix: { text },
    ...(fault.remote === undefined ? {} : { remote: fault.remote }),
  });
}
