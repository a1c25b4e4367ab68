import type { ActionCall, ItemOutcome, JsonObject } from '@onlink/core';
import { isFault } from '@onlink/core';
import { defineAction } from '@onlink/core/define';
import { z } from 'zod';
import { ask, type Client } from './client.js';

const person = z.strictObject({
  name: z.string().meta({ title: 'Name' }),
  email: z.string().meta({ title: 'E-mail' }),
  team: z.string().default('red').meta({ title: 'Team' }),
});
type Person = z.output<typeof person>;
const personId = z.object({ personId: z.string() });

async function insert(
  client: Client,
  {
    table,
    values,
    headers,
  }: {
    readonly table: string;
    readonly values: JsonObject;
    readonly headers?: { readonly [name: string]: string };
  },
  call: ActionCall,
): Promise<string> {
  const path = `/tables/${table}`;
  const { id } = await ask(client, call, {
    method: 'POST',
    path,
    json: values,
    effect: 'create',
    ...(headers && { headers }),
  });
  return String(id);
}

async function findBy(
  client: Client,
  match: { readonly [field: string]: string },
  call: ActionCall,
): Promise<string | undefined> {
  const query = Object.fromEntries(Object.entries(match).map(([field, value]) => [`match.${field}`, value]));
  const { items } = await ask(client, call, { method: 'GET', path: '/tables/person', query, effect: 'none' });
  const [found] = items as readonly { readonly id: number }[];
  return found && String(found.id);
}

const addPerson = defineAction<Client, Person, { personId: string }>({
  title: 'Add person',
  input: person,
  output: personId,
  effect: 'create',
  retry: 'reconcile',
  async run(client, input, call) {
    if (call.dryRun) return { kind: 'done', output: { personId: 'would be new' } };
    const values = { ...input, externalId: call.key };
    return { kind: 'done', output: { personId: await insert(client, { table: 'person', values }, call) } };
  },
  async reconcile(client, _input, call) {
    const found = await findBy(client, { externalId: call.key }, call);
    return found === undefined ? undefined : { personId: found };
  },
  async *runMany(client, inputs, call): AsyncGenerator<ItemOutcome<{ personId: string }>> {
    for (const [index, input] of inputs.entries()) {
      try {
        const values = { ...input, externalId: `${call.key}-${index}` };
        yield { index, output: { personId: await insert(client, { table: 'person', values }, call) } };
      } catch (thrown) {
        if (!isFault(thrown)) throw thrown;
        yield { index, fault: thrown };
      }
    }
  },
  options: {
    team: async (_client, { page }) =>
      page === undefined
        ? { items: [{ value: 'red', label: 'Red' }], page: 2 }
        : { items: [{ value: 'blue', label: 'Blue' }] },
  },
});

const addDevice = defineAction<Client, { name: string }, { deviceId: string }>({
  title: 'Add device',
  input: z.strictObject({ name: z.string().meta({ title: 'Name' }) }),
  output: z.object({ deviceId: z.string() }),
  effect: 'create',
  retry: 'by-key',
  async run(client, values, call) {
    if (call.dryRun) return { kind: 'done', output: { deviceId: 'would be new' } };
    const headers = { 'idempotency-key': call.key };
    return {
      kind: 'done',
      output: { deviceId: await insert(client, { table: 'device', values, headers }, call) },
    };
  },
});

const setEmail = defineAction<Client, { personId: string; email: string }, { personId: string }>({
  title: 'Set e-mail',
  input: z.strictObject({
    personId: z.string().meta({ title: 'Person' }),
    email: z.string().meta({ title: 'E-mail' }),
  }),
  output: personId,
  effect: 'update',
  retry: 'safe',
  async run(client, input, call) {
    const path = `/tables/person/${input.personId}`;
    const done = { kind: 'done', output: { personId: input.personId } } as const;
    if (!call.dryRun)
      await ask(client, call, { method: 'PATCH', path, json: { email: input.email }, effect: 'update' });
    return done;
  },
});

const notify = defineAction<Client, { text: string }, { sent: boolean }>({
  title: 'Send message',
  input: z.strictObject({ text: z.string().meta({ title: 'Text' }) }),
  output: z.object({ sent: z.boolean() }),
  effect: 'create',
  retry: 'never',
  async run(client, values, call) {
    if (!call.dryRun) await insert(client, { table: 'message', values }, call);
    return { kind: 'done', output: { sent: !call.dryRun } };
  },
});

const findPerson = defineAction<Client, { email: string }, { personId?: string | undefined }>({
  title: 'Find person',
  input: z.strictObject({ email: z.string().meta({ title: 'E-mail' }) }),
  output: z.object({ personId: z.string().optional() }),
  effect: 'none',
  retry: 'safe',
  async run(client, { email }, call) {
    const found = await findBy(client, { email }, call);
    return { kind: 'done', output: found === undefined ? {} : { personId: found } };
  },
});

/** An action of each retry class, and one without effect. */
export const ACTIONS = {
  'add-person': addPerson,
  'add-device': addDevice,
  'set-email': setEmail,
  notify,
  'find-person': findPerson,
};
