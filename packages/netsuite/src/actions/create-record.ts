import type { ActionCall, JsonObject } from '@onlink/core';
import { defineAction } from '@onlink/core/define';
import type { NetsuiteClient } from '../client.js';
import type { Task } from '../faults/task.js';
import { findRecord, idOfLocation, writeRecord } from '../record/record-calls.js';
import { assertExternalId, eid, externalIdOf } from '../record/record-path.js';
import { findUnwritten, isSame, isWritten } from '../record/unwritten-fields.js';
import { type ActionInput, bodyOf, type InputField, inputSchema, optionsOf, textOf } from './input-field.js';
import { runManyWrites } from './run-many.js';
import { done, dryRun, type WriteOutput, writeOutput } from './write-output.js';

/** An action that creates a record of one type. */
export interface CreateDefinition {
  readonly title: string;
  readonly type: string;
  readonly noun: string;
  readonly fields: readonly InputField[];
  /** What the record will be called, for messages. */
  label(input: ActionInput): string;
  /** Makes the body whole where fields alone do not, by lines for one. */
  complete?(
    client: NetsuiteClient,
    call: ActionCall,
    request: { readonly input: ActionInput; readonly task: Task; readonly body: JsonObject },
  ): Promise<JsonObject>;
}

/** The field that every type has by which a record is known elsewhere. */
export const EXTERNAL_ID: InputField = {
  name: 'externalId',
  title: 'External ID',
  kind: 'text',
  own: true,
  description:
    'Letters, digits, underscores and hyphens. Leave it empty to let OnLink give one, by which it recognises a record whose reply was lost.',
};

/**
 * Makes the action that creates a record. Without an external ID of the admin's own it is put under one made of the key, so
 * that a second try finds the first; with one, NetSuite refuses a second record. Either way a lost reply is looked up first.
 *
 * @see https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_156335203191.html
 */
export function createRecordAction(definition: CreateDefinition) {
  const { title, type, noun, fields, label } = definition;
  const taskOf = (input: ActionInput): Task => ({ verb: 'create', noun, id: label(input) });
  return defineAction<NetsuiteClient, ActionInput, WriteOutput>({
    title,
    input: inputSchema(fields),
    output: writeOutput,
    effect: 'create',
    retry: 'reconcile',
    options: optionsOf(fields),
    async run(client, input, call) {
      const task = taskOf(input);
      const body = await createBody(client, call, { definition, input, task });
      const own = textOf(input, 'externalId');
      const externalId = own === '' ? externalIdOf(call.key) : own;
      if (call.dryRun) return done(dryRun('', { ...body, externalId }));
      const response = await writeRecord(client, call, {
        ...{ type, task, effect: 'create' as const },
        ...(own === ''
          ? { method: 'PUT', id: eid(externalId), body }
          : { method: 'POST', body: { ...body, externalId } }),
      });
      const id = idOfLocation(response) ?? eid(externalId);
      const notWritten = await findUnwritten(client, call, { type, id, sent: typed(body, fields), task });
      return done(createdAs(id, { externalId, notWritten }));
    },
    async reconcile(client, input, call) {
      const task = taskOf(input);
      const own = textOf(input, 'externalId');
      const externalId = own === '' ? externalIdOf(call.key) : own;
      const found = await findRecord(client, call, { type, id: eid(externalId), task });
      if (found === undefined) return undefined;
      // With an ID of the admin's own it may be somebody else's record; NetSuite then refuses the second try, and says so.
      const sent = typed(await createBody(client, call, { definition, input, task }), fields);
      const compare = own === '' ? isWritten : isSame;
      const differs = Object.keys(sent).filter((name) => !compare(sent[name] ?? null, found[name] ?? null));
      if (own !== '' && differs.length > 0) return undefined;
      return createdAs(String(found['id']), { externalId, notWritten: differs });
    },
    runMany: (client, inputs, call) =>
      runManyWrites(client, inputs, call, {
        task: { verb: 'create', noun, id: `${inputs.length} at once` },
        effect: 'create',
        prepare: async (_client, input, _call, index) => {
          const task = taskOf(input);
          const body = await createBody(client, call, { definition, input, task });
          const own = textOf(input, 'externalId');
          const externalId = own === '' ? externalIdOf(`${call.key}-${index}`) : own;
          return {
            method: own === '' ? 'PUT' : 'POST',
            type,
            body: { ...body, externalId },
            output: { outcome: 'created', externalId },
          };
        },
      }),
  });
}

function createdAs(
  id: string,
  { externalId, notWritten }: { readonly externalId: string; readonly notWritten: readonly string[] },
): WriteOutput {
  return {
    ...{ id, outcome: 'created', externalId },
    ...(notWritten.length > 0 && { notWritten: notWritten.join(', ') }),
  };
}

async function createBody(
  client: NetsuiteClient,
  call: ActionCall,
  request: { readonly definition: CreateDefinition; readonly input: ActionInput; readonly task: Task },
): Promise<JsonObject> {
  const { definition, input, task } = request;
  const externalId = textOf(input, 'externalId');
  if (externalId !== '') assertExternalId(externalId, { task, field: 'externalId' });
  const body = await bodyOf(client, call, { fields: definition.fields, input, task });
  return definition.complete === undefined ? body : definition.complete(client, call, { input, task, body });
}

/** What fields of their own gave: what else was sent may not be readable, such as a password. */
export function typed(body: JsonObject, fields: readonly InputField[]): JsonObject {
  const names = new Set(fields.filter(({ own = false }) => !own).map(({ name, rest }) => rest ?? name));
  return Object.fromEntries(Object.entries(body).filter(([name]) => names.has(name)));
}
