import { type ActionCall, createFault, type Fault, type ItemOutcome, isFault } from '@onlink/core';
import { defineAction } from '@onlink/core/define';
import { z } from 'zod';
import type { BamboohrClient } from '../client.js';
import {
  type ActionOutput,
  actionOutput,
  employeeFields,
  employeeId,
  toEmployeeBody,
} from './employee-input.js';
import { employeeOptions } from './list-options.js';

const input = z
  .strictObject({ id: employeeId, ...z.object(employeeFields).partial().shape })
  .refine(
    (fields) => Object.values(fields).filter((value) => value !== undefined).length > 1,
    'names no field to change',
  );

type Input = z.output<typeof input>;

/**
 * Sets fields of an employee; those not given stay. Setting them twice is setting them once, so a lost reply is answered
 * by sending again. Source: https://documentation.bamboohr.com/reference/update-employee
 */
export const updateEmployee = defineAction<BamboohrClient, Input, ActionOutput>({
  title: 'Update an employee',
  input,
  output: actionOutput,
  effect: 'update',
  retry: 'safe',
  options: employeeOptions,
  run: async (client, change, call) => ({ kind: 'done', output: await update(client, change, call) }),
  runMany: updateMany,
});

async function update(
  client: BamboohrClient,
  { id, ...fields }: Input,
  call: ActionCall,
): Promise<ActionOutput> {
  const path = `/api/v1/employees/${id}`;
  const task = { verb: 'update', noun: `employee "${id}"` };
  if (call.dryRun) {
    await client.read(call, { method: 'GET', path, query: [['fields', 'firstName']], task });
    return { id, outcome: 'would-be-made' };
  }
  await client.send(call, { method: 'POST', path, json: toEmployeeBody(fields), effect: 'update', task });
  return { id, outcome: 'made' };
}

/** One after another, since BambooHR takes one at a time. What concerns the connection ends it: the rest is not sent. */
async function* updateMany(
  client: BamboohrClient,
  changes: readonly Input[],
  call: ActionCall,
): AsyncGenerator<ItemOutcome<ActionOutput>> {
  let stopped: Fault | undefined;
  for (const [index, change] of changes.entries()) {
    if (stopped !== undefined) {
      yield { index, fault: notSent(stopped, change.id) };
      continue;
    }
    try {
      yield { index, output: await update(client, change, call) };
    } catch (thrown) {
      if (!isFault(thrown)) throw thrown;
      if (thrown.scope === 'connection') stopped = thrown;
      yield { index, fault: thrown };
    }
  }
}

function notSent(fault: Fault, id: string): Fault {
  return createFault({
    ...fault,
    effect: 'none',
    message: `Failed to update employee "${id}": it was not sent, because one before it failed for the whole connection (${fault.code}). Mend that, or wait, and send it again.`,
  });
}
