import type { Call } from '@onlink/core';
import { defineAction } from '@onlink/core/define';
import { z } from 'zod';
import type { BamboohrClient } from '../client.js';
import { asList, asObject } from '../reply.js';
import { type ActionOutput, actionOutput, employeeId } from './employee-input.js';
import { listOptions } from './list-options.js';

/** The one status of that meaning; it cannot be renamed: https://www.bamboohr.com/api/documentation/tables.php */
const TERMINATED = 'Terminated';

const choice = (title: string) => z.string().trim().min(1).max(500).meta({ title });

const input = z.strictObject({
  id: employeeId,
  date: z.iso.date().meta({ title: 'Termination date', description: 'As 2026-01-31; it may lie ahead.' }),
  terminationType: choice('Termination type'),
  terminationReason: choice('Termination reason'),
  eligibleForRehire: choice('Eligible for rehire'),
  comment: z.string().trim().max(2_000).optional().meta({ title: 'Comment' }),
});

type Input = z.output<typeof input>;

/**
 * Ends an employment from a date on, by a row in the table of employment statuses. A second row would stand in the
 * employee's history, so a row of that date is looked for first, and again when a reply was lost.
 *
 * Source: https://documentation.bamboohr.com/reference/create-table-row-v1-1
 */
export const terminateEmployee = defineAction<BamboohrClient, Input, ActionOutput>({
  title: 'Terminate an employee',
  input,
  output: actionOutput,
  effect: 'update',
  retry: 'reconcile',
  options: {
    terminationType: listOptions('terminationTypeId'),
    terminationReason: listOptions('terminationReasonId'),
    eligibleForRehire: listOptions('terminationRehireId'),
  },
  async run(client, termination, call) {
    const { id, date, comment } = termination;
    if (await isTerminated(client, termination, call))
      return { kind: 'done', output: { id, outcome: 'already-there' } };
    if (call.dryRun) return { kind: 'done', output: { id, outcome: 'would-be-made' } };
    await client.send(call, {
      method: 'POST',
      path: `/api/v1_1/employees/${id}/tables/employmentStatus`,
      json: {
        date,
        employmentStatus: TERMINATED,
        terminationTypeId: termination.terminationType,
        terminationReasonId: termination.terminationReason,
        terminationRehireId: termination.eligibleForRehire,
        ...(comment ? { comment } : {}),
      },
      effect: 'update',
      task: { verb: 'terminate', noun: `employee "${id}"` },
    });
    return { kind: 'done', output: { id, outcome: 'made' } };
  },
  async reconcile(client, termination, call) {
    const landed = await isTerminated(client, termination, call);
    return landed ? { id: termination.id, outcome: 'made' } : undefined;
  },
});

/** Whether the employee's history has a termination on that date. */
async function isTerminated(client: BamboohrClient, { id, date }: Input, call: Call): Promise<boolean> {
  const reply = await client.read(call, {
    method: 'GET',
    path: `/api/v1/employees/${id}/tables/employmentStatus`,
    task: { verb: 'read', noun: `the employment status of employee "${id}"` },
  });
  return asList(reply)
    .map(asObject)
    .some((row) => row['date'] === date && row['employmentStatus'] === TERMINATED);
}
