import {
  type Call,
  createFault,
  type JsonObject,
  type Occurrence,
  type PollEvent,
  type PollRequest,
  type RawRequest,
} from '@onlink/core';
import { defineTrigger } from '@onlink/core/define';
import { z } from 'zod';
import { ask, type Client } from './client.js';

const params = z.strictObject({});
const event = z.object({ id: z.number(), name: z.string() });
type Person = z.output<typeof event>;

interface RemoteEvent {
  readonly sequence: number;
  readonly kind: string;
  readonly at: string;
  readonly record: Person;
}

function toOccurrence({ sequence, kind, at, record }: RemoteEvent): Occurrence<Person> {
  return { id: `${kind}:${sequence}`, at, order: String(record.id), data: record };
}

function pollFor(kind: string) {
  return async function* (
    client: Client,
    { state, sinceAt }: PollRequest<unknown>,
    call: Call,
  ): AsyncGenerator<PollEvent<Person>> {
    let after = (state as { readonly after: number } | undefined)?.after ?? 0;
    const since = new Date(Math.ceil(sinceAt / 1_000) * 1_000).toISOString().replace('.000Z', 'Z');
    for (let more = true; more; ) {
      if (call.clock.now() >= call.deadlineAt) return;
      const query = { after: String(after), since };
      const page = await ask(client, call, { method: 'GET', path: '/events', query, effect: 'none' });
      const items = page['items'] as unknown as readonly RemoteEvent[];
      for (const item of items) if (item.kind === kind) yield { kind: 'event', event: toOccurrence(item) };
      after = items.at(-1)?.sequence ?? after;
      yield { kind: 'checkpoint', state: { after } };
      more = page['more'] === true;
    }
  };
}

function parse({ body }: RawRequest): readonly Occurrence<Person>[] {
  let value: Partial<RemoteEvent> | null;
  try {
    value = JSON.parse(new TextDecoder().decode(body)) as Partial<RemoteEvent> | null;
  } catch {
    throw unreadable();
  }
  if (typeof value?.sequence !== 'number' || value.kind !== 'hired' || typeof value.at !== 'string')
    return [];
  return [toOccurrence(value as RemoteEvent)];
}

function unreadable(): Error {
  return createFault({
    blame: 'input',
    scope: 'item',
    retry: 'never',
    effect: 'none',
    code: 'people/unreadable-webhook',
    message: 'Failed to read a webhook: it is not JSON. Look at what the service sends.',
  });
}

const hired = defineTrigger<Client, JsonObject, Person>({
  kind: 'webhook',
  title: 'Person hired',
  params,
  event,
  schemes: [
    {
      kind: 'hmac',
      header: 'x-signature',
      algorithm: 'sha256',
      encoding: 'hex',
      signedParts: [{ kind: 'body' }],
    },
  ],
  async subscribe(client, { url, secret }, call) {
    const json = { url, secret: secret.reveal() };
    const { id } = await ask(client, call, { method: 'POST', path: '/hooks', json, effect: 'create' });
    return { handle: { id: String(id) } };
  },
  async unsubscribe(client, handle, call) {
    const { id } = handle as { readonly id: string };
    await ask(client, call, { method: 'DELETE', path: `/hooks/${id}`, effect: 'delete' });
  },
  parse,
  sweep: pollFor('hired'),
});

const left = defineTrigger<Client, JsonObject, Person>({
  kind: 'poll',
  title: 'Person left',
  params,
  event,
  poll: pollFor('left'),
});

/** One of each kind. */
export const TRIGGERS = { 'person-hired': hired, 'person-left': left };
