import type { Task } from '../faults/task.js';
import { inputFault } from '../record/record-fault.js';
import { type ActionInput, EXTRA_FIELDS, type InputField, textOf } from './input-field.js';

/** Which type of record is meant. */
export const RECORD_TYPE: InputField = {
  ...{ name: 'recordType', title: 'Record type', kind: 'text', required: true },
  description: 'As the REST API Browser spells it: employee, purchaseOrder, customrecord_laptop.',
};

/** Which record is meant. */
export const RECORD_ID: InputField = {
  ...{ name: 'id', title: 'Record', kind: 'text', required: true },
  description: 'Internal ID, or eid: and external ID.',
};

/** What is written. */
export const RECORD_FIELDS: InputField = { ...EXTRA_FIELDS, title: 'Fields' };

/** Refuses a write of nothing. */
export function assertSomething(body: { readonly [name: string]: unknown }, task: Task): void {
  if (Object.keys(body).length > 0) return;
  throw inputFault({
    ...{ task, code: 'netsuite/nothing-to-write', place: 'field "fields"' },
    reason: 'is empty',
    remedy: 'Write at least one line name=text or name:=JSON',
  });
}

/** The task of an action on any record. */
export function anyRecordTask(verb: string, input: ActionInput, id: string): Task {
  return { verb, noun: textOf(input, 'recordType'), id: textOf(input, id) };
}
