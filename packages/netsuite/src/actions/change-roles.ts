import type { Json, JsonObject } from '@onlink/core';
import { defineAction } from '@onlink/core/define';
import type { NetsuiteClient } from '../client.js';
import type { Task } from '../faults/task.js';
import { getRecord, writeRecord } from '../record/record-calls.js';
import { inputFault } from '../record/record-fault.js';
import { resolveId } from '../record/resolve-reference.js';
import { findUnwritten } from '../record/unwritten-fields.js';
import { type ActionInput, bodyOf, type InputField, inputSchema, optionsOf, textOf } from './input-field.js';
import { notWrittenFault, subjectField } from './update-record-action.js';
import { done, dryRun, type WriteOutput, writeOutput } from './write-output.js';

/** An action on the roles of an employee. */
export interface RolesDefinition {
  readonly title: string;
  readonly verb: string;
  /** Beside employee and role. */
  readonly fields: readonly InputField[];
  readonly roleRequired: boolean;
  readonly sets: JsonObject;
  /** The roles as they shall be. */
  change(roles: readonly string[], role: string): readonly string[];
}

/**
 * Makes an action that changes who holds which role. Lines of roles have no key, so all of them are read and written anew:
 * said twice, it says the same.
 *
 * @see https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_1545297048.html
 */
export function changeRolesAction({
  title,
  verb,
  fields: more,
  roleRequired,
  sets,
  change,
}: RolesDefinition) {
  const role: InputField = {
    ...{ name: 'role', title: 'Role', kind: 'reference', list: 'role', own: true, required: roleRequired },
    description: 'ID or name of the role.',
  };
  const fields = [subjectField('employee'), role, ...more];
  return defineAction<NetsuiteClient, ActionInput, WriteOutput>({
    title,
    input: inputSchema(fields),
    output: writeOutput,
    effect: 'update',
    retry: 'safe',
    options: optionsOf(fields),
    async run(client, input, call) {
      const task: Task = { verb, noun: 'employee', id: textOf(input, 'employee') };
      const [id, wanted] = await Promise.all([
        resolveId(client, call, {
          text: textOf(input, 'employee'),
          list: 'employee',
          field: 'employee',
          task,
        }),
        textOf(input, 'role') === ''
          ? ''
          : resolveId(client, call, { text: textOf(input, 'role'), list: 'role', field: 'role', task }),
      ]);
      if (wanted.startsWith('eid:')) throw noExternalId(task);
      const body = { ...sets, ...(await bodyOf(client, call, { fields, input, task })) };
      const roles = wanted === '' ? {} : await changedRoles(client, { id, wanted, task });
      if (Object.keys({ ...body, ...roles }).length === 0) return done({ id, outcome: 'unchanged' });
      if (call.dryRun) return done(dryRun(id, { ...body, ...roles }));
      await writeRecord(client, call, {
        ...{ method: 'PATCH', type: 'employee', id, effect: 'update', task },
        body: { ...body, ...roles },
      });
      const notWritten = await findUnwritten(client, call, { type: 'employee', id, sent: sets, task });
      if (notWritten.length > 0) throw notWrittenFault(task, notWritten);
      return done({ id, outcome: 'updated' });

      async function changedRoles(
        from: NetsuiteClient,
        place: { readonly id: string; readonly wanted: string; readonly task: Task },
      ): Promise<JsonObject> {
        const record = await getRecord(from, call, {
          type: 'employee',
          id: place.id,
          expand: true,
          task: place.task,
        });
        const held = rolesOf(record['roles'] ?? null);
        const kept = change(held, place.wanted);
        if (kept.length === held.length && kept.every((one) => held.includes(one))) return {};
        return { roles: { items: kept.map((one) => ({ selectedRole: { id: one } })) } };
      }
    },
  });
}

function noExternalId(task: Task): Error {
  return inputFault({
    ...{ task, code: 'netsuite/record-id', place: 'field "role"' },
    reason: 'names a role by external ID, which cannot be compared with those that are held',
    remedy: 'Give its internal ID or its name',
  });
}

/** IDs of the roles in a record's sublist. */
function rolesOf(sublist: Json): readonly string[] {
  const items = typeof sublist === 'object' && sublist !== null && 'items' in sublist ? sublist['items'] : [];
  if (!Array.isArray(items)) return [];
  return (items as readonly JsonObject[]).flatMap((line) => {
    const selected = line['selectedRole'] ?? null;
    const id =
      typeof selected === 'object' && selected !== null && 'id' in selected ? selected['id'] : selected;
    return id === null || id === undefined ? [] : [String(id)];
  });
}
