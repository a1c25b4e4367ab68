import type { ActionCall } from '@onlink/core';
import { defineAction } from '@onlink/core/define';
import type { NetsuiteClient } from '../client.js';
import { idOfLocation, writeRecord } from '../record/record-calls.js';
import { assertRecordId, assertRecordType } from '../record/record-path.js';
import {
  anyRecordTask,
  assertSomething,
  RECORD_FIELDS,
  RECORD_ID,
  RECORD_TYPE,
} from './any-record-fields.js';
import { type ActionInput, bodyOf, inputSchema, textOf } from './input-field.js';
import { runManyWrites } from './run-many.js';
import { done, dryRun, type WriteOutput, writeOutput } from './write-output.js';

const FIELDS = [RECORD_TYPE, RECORD_ID, RECORD_FIELDS].map((field) => ({ ...field, own: true }));

/** Changes fields of one record of any type. */
export const updateRecord = defineAction<NetsuiteClient, ActionInput, WriteOutput>({
  title: 'Update record',
  input: inputSchema(FIELDS),
  output: writeOutput,
  effect: 'update',
  retry: 'safe',
  async run(client, input, call) {
    const { task, type, id, body } = await prepare(client, input, call);
    if (call.dryRun) return done(dryRun(id, body));
    const response = await writeRecord(client, call, {
      method: 'PATCH',
      type,
      id,
      body,
      effect: 'update',
      task,
    });
    return done({ id: idOfLocation(response) ?? id, outcome: 'updated' });
  },
  runMany: (client, inputs, call) =>
    runManyWrites(client, inputs, call, {
      task: { verb: 'update', noun: 'records', id: `${inputs.length} at once` },
      effect: 'update',
      prepare: async (_client, input) => {
        const { type, id, body } = await prepare(client, input, call);
        return { method: 'PATCH', type, body: { ...body, id }, output: { id, outcome: 'updated' } };
      },
    }),
});

async function prepare(client: NetsuiteClient, input: ActionInput, call: ActionCall) {
  const task = anyRecordTask('update', input, 'id');
  const type = textOf(input, 'recordType');
  const id = textOf(input, 'id');
  assertRecordType(type, task);
  assertRecordId(id, { task, field: 'id' });
  const body = await bodyOf(client, call, { fields: FIELDS, input, task });
  assertSomething(body, task);
  return { task, type, id, body };
}
