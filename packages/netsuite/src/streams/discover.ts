import { type Call, createFault, type DiscoverRequest, type Fault, type Stream } from '@onlink/core';
import type { NetsuiteClient } from '../client.js';
import { isClosedTable } from '../faults/missing-column.js';
import { inParallel } from '../suiteql/in-parallel.js';
import { sql } from '../suiteql/query.js';
import { fetchTolerantly } from '../suiteql/tolerant-query.js';
import { catalogNames } from './catalog-names.js';
import { type Customizations, customRecord, fetchCustomizations } from './customizations.js';
import { type Field, fieldsOf, type StreamDefinition, tableOf } from './field.js';
import { describeStream, findStream, STREAMS } from './stream-catalog.js';
import { firstKeyColumn, keyColumnsOf } from './stream-key.js';

/** Requests that are under way together. The host holds them to the account's limit. */
const WIDTH = 5;

/**
 * Asks the account which of the streams it has, and which of their fields, by a query for each that finds no row. A stream
 * that the account refuses is listed with the reason; a field that it lacks is left out of the schema. Custom fields and
 * custom record types are asked for once, all together. A custom record type is looked into only when it is asked for by
 * name: an account may have hundreds.
 */
export async function* discover(
  client: NetsuiteClient,
  request: DiscoverRequest,
  call: Call,
): AsyncGenerator<Stream> {
  const { stream: name } = request;
  const known = name === undefined ? STREAMS : STREAMS.filter((stream) => stream.name === name);
  const asksForCustom = known.length === 0 || known.some(({ custom }) => custom !== undefined);
  const customizations = asksForCustom
    ? await fetchCustomizations(client, call)
    : { recordTypes: [], fields: [] };
  const types = customizations.recordTypes.filter(({ scriptId }) => name === undefined || scriptId === name);
  if (name !== undefined && known.length === 0 && types.length === 0) findStream(name);

  const mayBeTracked = types.length > 0 || known.some(({ deletedAs }) => deletedAs !== undefined);
  const tracked = mayBeTracked && (await isTracked(client, call));
  const narrowed = (stream: Stream): Stream =>
    tracked || stream.deletes !== 'reported' ? stream : { ...stream, deletes: 'by-absence' };
  const tables = new Map<string, Promise<readonly Field[]>>();
  const found = inParallel(known, WIDTH, (definition) =>
    discoverStream(client, call, { definition, customizations, tables }),
  );
  for await (const stream of found) yield narrowed(stream);
  for (const type of types) {
    const definition = customRecord(type, customizations);
    yield narrowed(
      name === undefined
        ? describeStream(definition)
        : await discoverStream(client, call, { definition, customizations, tables }),
    );
  }
}

interface Discovered {
  readonly definition: StreamDefinition;
  readonly customizations: Customizations;
  /** The fields of each table that was asked for. Streams of one table have the same fields. */
  readonly tables: Map<string, Promise<readonly Field[]>>;
}

async function discoverStream(client: NetsuiteClient, call: Call, discovered: Discovered): Promise<Stream> {
  const { definition, tables } = discovered;
  const table = tableOf(definition);
  const asked = tables.get(table) ?? discoverFields(client, call, discovered);
  tables.set(table, asked);
  try {
    const fields = await asked;
    const names = new Set(fields.map(({ name }) => name));
    const standard = new Set(definition.fields.map(({ name }) => name));
    return describeStream(
      { ...definition, fields: definition.fields.filter(({ name }) => names.has(name)) },
      fields.filter(({ name }) => !standard.has(name)),
    );
  } catch (thrown) {
    if (!isClosedTable(thrown)) throw thrown;
    return { ...describeStream(definition), unavailable: closedTable(thrown as Fault, definition) };
  }
}

async function discoverFields(
  client: NetsuiteClient,
  call: Call,
  discovered: Discovered,
): Promise<readonly Field[]> {
  const { definition } = discovered;
  const custom = await customFieldsOf(client, call, discovered);
  const { fields } = await fetchTolerantly(client, call, {
    stream: definition,
    fields: [...definition.fields, ...custom],
    where: [sql(`${firstKeyColumn(definition)} = ?`, '0')],
    limitRows: 1,
    task: { verb: 'discover', noun: 'stream', id: definition.name },
    needed: keyColumnsOf(definition).map(({ column }) => column),
  });
  return fields;
}

/**
 * The custom fields that a known table may have. A transaction's and an item's are columns of one table each; of an
 * entity's the metadata catalog tells which of them has it.
 */
async function customFieldsOf(
  client: NetsuiteClient,
  call: Call,
  { definition, customizations }: Omit<Discovered, 'tables'>,
): Promise<readonly Field[]> {
  const { custom } = definition;
  if (custom === undefined) return [];
  const standard = new Set(definition.fields.map(({ name }) => name));
  const placed = customizations.fields.filter(
    ({ placement, name }) => placement === custom.placement && !standard.has(name),
  );
  if (placed.length === 0) return [];
  const names =
    custom.recordType === undefined ? undefined : await catalogNames(client, call, custom.recordType);
  return fieldsOf(
    placed
      .filter(({ name }) => names === undefined || names.has(name))
      .map(({ name, kind, title, target }) => [name, kind, title, target]),
  );
}

/** Whether deletions are on record for this role. Where they are not, they can only show by absence. */
async function isTracked(client: NetsuiteClient, call: Call): Promise<boolean> {
  try {
    await fetchTolerantly(client, call, {
      stream: { ...DELETED_RECORDS, key: [{ column: 'recordid', as: 'recordid' }] },
      fields: DELETED_RECORDS.fields,
      where: [sql('recordid = ?', '0')],
      limitRows: 1,
      task: { verb: 'discover', noun: 'table', id: DELETED_RECORDS.name },
      needed: DELETED_RECORDS.fields.map(({ name }) => name),
    });
    return true;
  } catch (thrown) {
    if (!isClosedTable(thrown)) throw thrown;
    call.log('info', 'discover.deletions-closed', { code: (thrown as Fault).code });
    return false;
  }
}

const DELETED_RECORDS: StreamDefinition = {
  name: 'deletedrecord',
  title: 'Deleted records',
  permission: 'Lists > Deleted Records (View)',
  fields: fieldsOf([
    ['recordid', 'text', 'Record'],
    ['recordtypeid', 'text', 'Record type'],
    ['scriptid', 'text', 'Script ID'],
    ['type', 'text', 'Type'],
    ['deleteddate', 'local-time', 'Deleted'],
  ]),
};

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
