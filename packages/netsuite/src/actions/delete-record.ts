import { defineAction } from '@onlink/core/define';
import type { NetsuiteClient } from '../client.js';
import { findRecord } from '../record/record-calls.js';
import { assertRecordId, assertRecordType, recordPath } from '../record/record-path.js';
import { sendRest } from '../send-rest.js';
import { anyRecordTask, RECORD_ID, RECORD_TYPE } from './any-record-fields.js';
import { type ActionInput, inputSchema, textOf } from './input-field.js';
import { done, dryRun, type WriteOutput, writeOutput } from './write-output.js';

/**
 * Deletes one record of any type. After a lost reply it is looked for: gone is done.
 *
 * @see https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_1545142287.html
 */
export const deleteRecord = defineAction<NetsuiteClient, ActionInput, WriteOutput>({
  title: 'Delete record',
  input: inputSchema([RECORD_TYPE, RECORD_ID]),
  output: writeOutput,
  effect: 'delete',
  retry: 'reconcile',
  async run(client, input, call) {
    const { task, type, id } = place(input);
    if (call.dryRun) return done(dryRun(id, null));
    await sendRest(client, call, { method: 'DELETE', path: recordPath(type, id), effect: 'delete', task });
    return done({ id, outcome: 'deleted' });
  },
  async reconcile(client, input, call) {
    const { task, type, id } = place(input);
    const found = await findRecord(client, call, { type, id, task });
    return found === undefined ? { id, outcome: 'deleted' } : undefined;
  },
});

function place(input: ActionInput) {
  const task = anyRecordTask('delete', input, 'id');
  const type = textOf(input, 'recordType');
  const id = textOf(input, 'id');
  assertRecordType(type, task);
  assertRecordId(id, { task, field: 'id' });
  return { task, type, id };
}
