import { type ActionCall, type Fault, type ItemOutcome, isFault, type JsonObject } from '@onlink/core';
import type { NetsuiteClient } from '../client.js';
import type { Task } from '../faults/task.js';
import { type Batch, MOST_BATCH_RECORDS, writeBatch } from '../record/batch.js';
import { idOfLocation } from '../record/record-calls.js';
import type { ActionInput } from './input-field.js';
import { dryRun, type WriteOutput } from './write-output.js';

/** One item, made ready for a batch. */
interface ReadyItem {
  readonly method: Batch['method'];
  readonly type: string;
  readonly body: JsonObject;
  /** What its result says beside the ID. */
  readonly output: Omit<WriteOutput, 'id'> & { readonly id?: string };
}

/** How an action writes many. */
export interface ManyWrites {
  readonly task: Task;
  readonly effect: Batch['effect'];
  /** Makes one item ready; the index is part of what it is known by. */
  prepare(client: NetsuiteClient, input: ActionInput, call: ActionCall, index: number): Promise<ReadyItem>;
}

/** Writes many records in batches of up to 100, and gives each its own result. A refused item is a fault of that item alone. */
export async function* runManyWrites(
  client: NetsuiteClient,
  inputs: readonly ActionInput[],
  call: ActionCall,
  { task, effect, prepare }: ManyWrites,
): AsyncGenerator<ItemOutcome<WriteOutput>> {
  const groups = new Map<string, { readonly index: number; readonly item: ReadyItem }[]>();
  for (const [index, input] of inputs.entries()) {
    const item = await orFault(() => prepare(client, input, call, index));
    if ('fault' in item) yield { index, fault: item.fault };
    else if (call.dryRun) yield { index, output: dryRun(item.output.id ?? '', item.body) };
    else {
      // Sublists are replaced by a list of names in the address, which holds for every record of a batch.
      const sublists = Object.keys(item.body).filter((name) => hasItems(item.body, name));
      const group = [item.method, item.type, ...sublists.sort()].join(' ');
      groups.set(group, [...(groups.get(group) ?? []), { index, item }]);
    }
  }
  let part = 0;
  for (const members of groups.values()) {
    for (let from = 0; from < members.length; from += MOST_BATCH_RECORDS) {
      const chunk = members.slice(from, from + MOST_BATCH_RECORDS);
      const [{ item: first } = { item: undefined }] = chunk;
      if (first === undefined) continue;
      part += 1;
      const { method, type } = first;
      const bodies = chunk.map(({ item }) => item.body);
      const results = await writeBatch(client, call, {
        method,
        type,
        bodies,
        effect,
        task,
        key: call.key,
        part,
      });
      for (const [position, { index, item }] of chunk.entries()) {
        const result = results[position];
        if (result === undefined) continue;
        if ('fault' in result) yield { index, fault: result.fault };
        else
          yield {
            index,
            output: { ...item.output, id: idOfLocation(result.response) ?? item.output.id ?? '' },
          };
      }
    }
  }
}

function hasItems(body: JsonObject, name: string): boolean {
  const value = body[name];
  return typeof value === 'object' && value !== null && 'items' in value;
}

async function orFault(prepare: () => Promise<ReadyItem>): Promise<ReadyItem | { readonly fault: Fault }> {
  try {
    return await prepare();
  } catch (thrown) {
    if (isFault(thrown)) return { fault: thrown };
    throw thrown;
  }
}
