import {
  type Call,
  createFault,
  type Fault,
  type Json,
  type Occurrence,
  type PollTrigger,
  type WebhookTrigger,
} from '@onlink/core';

/** What was polled since the last commit. The host makes the events durable together with `state`. */
export interface PolledBatch {
  readonly events: readonly Occurrence<unknown>[];
  readonly state: Json;
}

/** What to poll, and what to do with it. */
export interface PollOptions {
  readonly connectorId: string;
  readonly name: string;
  readonly trigger: PollTrigger<unknown, unknown, unknown> | WebhookTrigger<unknown, unknown, unknown>;
  readonly client: unknown;
  /** Validated by the trigger's own schema. */
  readonly params: unknown;
  readonly state?: Json;
  /** Nothing older than this is an event, in epoch milliseconds. */
  readonly sinceAt: number;
  readonly call: Call;
  /** Resolves when the batch is durable; the connector is not asked for more before that. */
  readonly commit: (batch: PolledBatch) => Promise<void>;
}

/**
 * Polls a trigger once, or sweeps a webhook's lost events. As with readers, pull is the acknowledgement: after a
 * checkpoint the next event is asked for only when `commit` has resolved. Events after the last checkpoint are dropped
 * and come again next time.
 *
 * @returns how many events were committed
 * @throws the connector's fault; a fault `connector/bad-event` for an event without a usable id or instant
 */
export async function pollOnce(options: PollOptions): Promise<number> {
  const { trigger, client, params, state, sinceAt, call, commit } = options;
  const request = { params, sinceAt, ...(state === undefined ? {} : { state }) };
  const polled =
    trigger.kind === 'poll' ? trigger.poll(client, request, call) : trigger.sweep?.(client, request, call);
  let events: Occurrence<unknown>[] = [];
  let committed = 0;
  for await (const item of polled ?? []) {
    if (item.kind === 'event') {
      assertOccurrence(options, item.event);
      events.push(item.event);
      continue;
    }
    await commit({ events, state: item.state });
    committed += events.length;
    events = [];
  }
  return committed;
}

/** An instant as the contract writes it: ISO 8601 in UTC. */
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z$/;

/**
 * Refuses an event that the host could not tell from others or put in order.
 *
 * @throws a fault `connector/bad-event`
 */
export function assertOccurrence(
  { connectorId, name }: Pick<PollOptions, 'connectorId' | 'name'>,
  { id, at }: Occurrence<unknown>,
): void {
  const isId = typeof id === 'string' && id.length > 0 && id.length <= 512;
  if (isId && typeof at === 'string' && INSTANT.test(at) && !Number.isNaN(Date.parse(at))) return;
  throw badEvent(
    connectorId,
    name,
    isId ? `its instant is "${String(at)}"` : 'it has no id of 1 to 512 characters',
  );
}

function badEvent(connectorId: string, name: string, reason: string): Fault & Error {
  return createFault({
    blame: 'connector',
    scope: 'stream',
    retry: 'never',
    effect: 'none',
    code: 'connector/bad-event',
    message: `Failed to take an event of trigger "${name}": ${reason}, against the contract. Report this to the author of connector "${connectorId}".`,
  });
}
