import type { ActionCall, Json, Outcome } from '@onlink/core';
import { defineAction } from '@onlink/core/define';
import type { NetsuiteClient } from '../client.js';
import type { Task } from '../faults/task.js';
import { jobHeaders, jobProgress, POLL_AFTER_MS, startJob, taskResult } from '../record/async-job.js';
import { idOfLocation, type RecordWrite, writeRecord } from '../record/record-calls.js';
import { assertExternalId, assertRecordType, eid } from '../record/record-path.js';
import { anyRecordTask, RECORD_FIELDS, RECORD_TYPE } from './any-record-fields.js';
import { type ActionInput, bodyOf, type InputField, inputSchema, textOf } from './input-field.js';
import { runManyWrites } from './run-many.js';
import { done, dryRun, type WriteOutput, writeOutput } from './write-output.js';

const FIELDS: readonly InputField[] = [
  RECORD_TYPE,
  {
    ...{ name: 'externalId', title: 'External ID', kind: 'text' as const, required: true },
    description:
      'Letters, digits, underscores and hyphens. A record that has it is updated, else one is created.',
  },
  RECORD_FIELDS,
  {
    ...{ name: 'mode', title: 'How', kind: 'choice' as const, choices: ['now', 'job'] },
    description:
      'job lets NetSuite work on its own time, for writes that take longer than a minute. Default now.',
  },
].map((field) => ({ ...field, own: true }));

/**
 * Creates or updates one record of any type under its external ID; said twice, it says the same.
 *
 * @see https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_156335203191.html
 */
export const upsertRecord = defineAction<NetsuiteClient, ActionInput, WriteOutput>({
  title: 'Create or update record',
  input: inputSchema(FIELDS),
  output: writeOutput,
  effect: 'upsert',
  retry: 'safe',
  run,
  resume,
  runMany: (client, inputs, call) =>
    runManyWrites(client, inputs, call, {
      task: { verb: 'upsert', noun: 'records', id: `${inputs.length} at once` },
      effect: 'upsert',
      prepare: async (_client, input) => {
        const { type, externalId, body } = await prepare(client, input, call);
        return {
          method: 'PUT',
          type,
          body: { ...body, externalId },
          output: { outcome: 'upserted', externalId },
        };
      },
    }),
});

async function run(
  client: NetsuiteClient,
  input: ActionInput,
  call: ActionCall,
): Promise<Outcome<WriteOutput>> {
  const { task, type, externalId, body } = await prepare(client, input, call);
  if (call.dryRun) return done(dryRun('', { ...body, externalId }));
  const write: RecordWrite = { method: 'PUT', type, id: eid(externalId), body, effect: 'upsert', task };
  if (input['mode'] !== 'job') {
    const response = await writeRecord(client, call, write);
    return done({ id: idOfLocation(response) ?? '', outcome: 'upserted', externalId });
  }
  const headers = jobHeaders(call.key, 0);
  const { jobId } = await startJob(
    (onReply) => writeRecord(client, call, { ...write, headers, onReply }),
    task,
  );
  return { kind: 'pending', job: { jobId, type, externalId }, pollAfterMs: POLL_AFTER_MS };
}

async function resume(client: NetsuiteClient, saved: Json, call: ActionCall): Promise<Outcome<WriteOutput>> {
  const { jobId, type, externalId } = saved as { readonly [name: string]: string };
  const task: Task = { verb: 'upsert', noun: type ?? 'record', id: externalId ?? '' };
  const job = { jobId: jobId ?? '' };
  const progress = await jobProgress(client, call, job, task);
  if (progress === 'running') return { kind: 'pending', job: saved, pollAfterMs: POLL_AFTER_MS };
  const response = await taskResult(client, call, { job, number: 1, progress, task });
  return done({ id: idOfLocation(response) ?? '', outcome: 'upserted', externalId });
}

async function prepare(client: NetsuiteClient, input: ActionInput, call: ActionCall) {
  const task = anyRecordTask('upsert', input, 'externalId');
  const type = textOf(input, 'recordType');
  const externalId = textOf(input, 'externalId');
  assertRecordType(type, task);
  assertExternalId(externalId, { task, field: 'externalId' });
  const body = await bodyOf(client, call, { fields: FIELDS, input, task });
  return { task, type, externalId, body };
}
