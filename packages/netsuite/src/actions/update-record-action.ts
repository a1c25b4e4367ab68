import { type ActionCall, createFault, type Fault, type JsonObject } from '@onlink/core';
import { defineAction } from '@onlink/core/define';
import type { NetsuiteClient } from '../client.js';
import { failedTo, type Task } from '../faults/task.js';
import { idOfLocation, writeRecord } from '../record/record-calls.js';
import { inputFault } from '../record/record-fault.js';
import { resolveId } from '../record/resolve-reference.js';
import { findUnwritten } from '../record/unwritten-fields.js';
import { typed } from './create-record.js';
import { type ActionInput, bodyOf, type InputField, inputSchema, optionsOf, textOf } from './input-field.js';
import { runManyWrites } from './run-many.js';
import { done, dryRun, type WriteOutput, writeOutput } from './write-output.js';

/** An action that changes a record of one type. */
export interface UpdateDefinition {
  readonly title: string;
  readonly verb: string;
  readonly type: 'employee' | 'vendor';
  /** Beside the first one, which says which record is meant and is named as the type. */
  readonly fields: readonly InputField[];
  /** What is always set. */
  readonly sets?: JsonObject;
}

/** The field that says which record is meant. */
export function subjectField(type: 'employee' | 'vendor'): InputField {
  const by = type === 'employee' ? 'employee ID or e-mail address' : 'vendor ID or company name';
  return {
    ...{ name: type, kind: 'reference', list: type, required: true, own: true },
    title: type === 'employee' ? 'Employee' : 'Vendor',
    description: `Internal ID, eid: and external ID, or ${by}.`,
  };
}

/** Makes the action that changes a record: said twice, it says the same, so it may be sent again. */
export function updateRecordAction(definition: UpdateDefinition) {
  const { title, verb, type, sets = {} } = definition;
  const fields = [subjectField(type), ...definition.fields];
  const prepare = async (client: NetsuiteClient, input: ActionInput, call: ActionCall) => {
    const task: Task = { verb, noun: type, id: textOf(input, type) };
    const id = await resolveId(client, call, { text: textOf(input, type), list: type, field: type, task });
    const body = { ...sets, ...(await bodyOf(client, call, { fields, input, task })) };
    if (Object.keys(body).length === 0) throw nothingToDo(task);
    return { task, id, body };
  };
  return defineAction<NetsuiteClient, ActionInput, WriteOutput>({
    title,
    input: inputSchema(fields),
    output: writeOutput,
    effect: 'update',
    retry: 'safe',
    options: optionsOf(fields),
    async run(client, input, call) {
      const { task, id, body } = await prepare(client, input, call);
      if (call.dryRun) return done(dryRun(id, body));
      const response = await writeRecord(client, call, {
        method: 'PATCH',
        type,
        id,
        body,
        effect: 'update',
        task,
      });
      const sent = { ...sets, ...typed(body, fields) };
      const notWritten = await findUnwritten(client, call, { type, id, sent, task });
      if (notWritten.length > 0) throw notWrittenFault(task, notWritten);
      return done({ id: idOfLocation(response) ?? id, outcome: 'updated' });
    },
    runMany: (client, inputs, call) =>
      runManyWrites(client, inputs, call, {
        task: { verb, noun: type, id: `${inputs.length} at once` },
        effect: 'update',
        prepare: async (_client, input) => {
          const { id, body } = await prepare(client, input, call);
          return { method: 'PATCH', type, body: { ...body, id }, output: { id, outcome: 'updated' } };
        },
      }),
  });
}

function nothingToDo(task: Task): Fault & Error {
  return inputFault({
    ...{ task, code: 'netsuite/nothing-to-write', place: 'the input' },
    reason: 'has no value to write',
    remedy: 'Fill in at least one field beside the one that says which record is meant',
  });
}

/** NetSuite took the write and left fields as they were: the person who counts on them must know. */
export function notWrittenFault(task: Task, fields: readonly string[]): Fault & Error {
  return createFault({
    ...{ blame: 'permission', scope: 'item', retry: 'after-fix', effect: 'applied' },
    code: 'netsuite/field-not-written',
    message: `${failedTo(task)}: NetSuite accepted the change and did not write ${fields.map((name) => `"${name}"`).join(', ')}. Give the token's role the right to edit them (Setup > Users/Roles > Manage Roles, and the form that the role uses), then start it again.`,
  });
}
