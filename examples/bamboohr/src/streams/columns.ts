import type { Call } from '@onlink/core';
import type { BamboohrClient } from '../client.js';
import { malformedReply, type Task } from '../faults.js';
import { asList, asObject, asText } from '../reply.js';
import type { Field, StreamDefinition } from './stream.js';

/**
 * The fields of a stream that this company has and its key may see: of those known here, and the company's own, whose
 * names begin with "custom". Salaries, government IDs and the like are never among them.
 *
 * @throws the fault of a stream that is closed to the key, or that the company does not have
 */
export async function fetchFields(
  client: BamboohrClient,
  call: Call,
  stream: StreamDefinition,
): Promise<readonly Field[]> {
  const task = { verb: 'look up the fields of', noun: `stream "${stream.name}"` };
  const there = stream.name === 'employee' ? await datasetFields(client, call, task) : undefined;
  const found = there ?? (await tableFields(client, call, { task, table: stream.name }));
  const known = new Set(stream.fields.map(({ source }) => source));
  const isThere = ({ name, source }: Field): boolean => IN_EVERY_ROW.includes(name) || found.has(source);
  const custom = [...found].filter(([source]) => source.startsWith('custom') && !known.has(source));
  return [
    ...stream.fields.filter(isThere),
    ...custom.map(([source, title]) => ({ name: source, source, title })),
  ];
}

/** What rows bear although no list of columns names it. */
const IN_EVERY_ROW: readonly string[] = ['rowKey', 'employeeId', 'id'];

type TitlesBySource = ReadonlyMap<string, string>;

/** https://documentation.bamboohr.com/reference/get-fields-from-dataset-v1-2; one page holds 1,000. */
async function datasetFields(client: BamboohrClient, call: Call, task: Task): Promise<TitlesBySource> {
  const reply = await client.read(call, {
    method: 'GET',
    path: '/api/v1_2/datasets/employee/fields',
    query: [['page_size', '1000']],
    task,
  });
  const fields = asList(asObject(reply)['fields']).map(asObject);
  if (fields.length === 0) throw malformedReply(task, 'the list of fields is empty');
  return new Map(fields.map(({ name, label }) => [asText(name) ?? '', asText(label) ?? asText(name) ?? '']));
}

/** https://documentation.bamboohr.com/reference/list-tabular-fields */
async function tableFields(
  client: BamboohrClient,
  call: Call,
  { task, table }: { readonly task: Task; readonly table: string },
): Promise<TitlesBySource> {
  const reply = await client.read(call, { method: 'GET', path: '/api/v1/meta/tables', task });
  const found = asList(reply)
    .map(asObject)
    .find(({ alias }) => alias === table);
  if (found === undefined) throw malformedReply(task, `BambooHR lists no table "${table}"`);
  const fields = asList(found['fields']).map(asObject);
  return new Map(fields.map(({ alias, name }) => [asText(alias) ?? '', asText(name) ?? asText(alias) ?? '']));
}
