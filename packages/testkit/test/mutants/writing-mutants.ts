import { type Action, createFault, isFault, type Occurrence, type Trigger } from '@onlink/core';
import { ask, type Client } from '../reference/client.js';
import type { Definition } from '../reference/reference-connector.js';
import { withRemoteSecret } from '../reference/remote-secret.js';
import type { Mutant } from './mutant.js';

type AnyAction = Action<Client, unknown, unknown>;
type AnyTrigger = Trigger<Client, unknown, unknown>;
type Webhook = Extract<AnyTrigger, { kind: 'webhook' }>;
type Poll = Extract<AnyTrigger, { kind: 'poll' }>;

function withAction(
  name: string,
  change: (right: AnyAction) => Partial<AnyAction>,
): (reference: Definition) => Definition {
  return (reference) => {
    const right = reference.actions?.[name];
    if (right === undefined) throw new Error(`no action "${name}"`);
    return { ...reference, actions: { ...reference.actions, [name]: { ...right, ...change(right) } } };
  };
}

function withTrigger(
  name: string,
  change: (right: AnyTrigger) => Partial<AnyTrigger>,
): (reference: Definition) => Definition {
  return (reference) => {
    const right = reference.triggers?.[name];
    if (right === undefined) throw new Error(`no trigger "${name}"`);
    const changed = { ...right, ...change(right) } as AnyTrigger;
    return { ...reference, triggers: { ...reference.triggers, [name]: changed } };
  };
}

/** Connectors that doubt, double or hide what they change, and those that tell of events wrongly. */
export const WRITING_MUTANTS: readonly Mutant[] = [
  {
    name: 'sends a create again when its reply is lost',
    breaks: 'lost-reply',
    mutate: withAction('add-person', (right) => ({
      run: async (client, input, call) => {
        try {
          return await right.run(client, input, call);
        } catch (thrown) {
          if (!isFault(thrown) || thrown.effect !== 'unknown') throw thrown;
          return right.run(client, input, call);
        }
      },
    })),
  },
  {
    name: 'never finds what landed',
    breaks: 'lost-reply',
    mutate: withAction('add-person', () => ({ reconcile: async () => undefined })),
  },
  {
    name: 'says that a lost write changed nothing',
    breaks: 'lost-reply',
    mutate: withAction('notify', (right) => ({
      run: async (client, input, call) => {
        try {
          return await right.run(client, input, call);
        } catch (thrown) {
          throw isFault(thrown) ? createFault({ ...thrown, effect: 'none' }) : thrown;
        }
      },
    })),
  },
  {
    name: 'calls a create without a key safe',
    breaks: 'lost-reply',
    mutate: withAction('notify', () => ({ retry: 'safe' })),
  },
  {
    name: 'writes in a dry run',
    breaks: 'dry-run',
    mutate: withAction('set-email', (right) => ({
      run: (client, input, call) => right.run(client, input, { ...call, dryRun: false }),
    })),
  },
  {
    name: 'does its work twice',
    breaks: 'action-lands-once',
    also: ['lost-reply'],
    mutate: withAction('notify', (right) => ({
      run: async (client, input, call) => {
        await right.run(client, input, call);
        return right.run(client, input, call);
      },
    })),
  },
  {
    name: 'gives an output that it does not announce',
    breaks: 'action-lands-once',
    mutate: withAction('find-person', (right) => ({
      run: async (...args) => {
        await right.run(...args);
        return { kind: 'done', output: { personId: 7 } };
      },
    })),
  },
  {
    name: 'says of a write that it reads',
    breaks: 'states-effects',
    mutate: withAction('notify', () => ({
      run: async (client, _input, call) => {
        if (!call.dryRun)
          await ask(client, call, {
            method: 'POST',
            path: '/tables/message',
            json: { text: 'x' },
            effect: 'none',
          });
        return { kind: 'done', output: { sent: true } };
      },
    })),
  },
  {
    name: 'leaves out the result of an item that is refused',
    breaks: 'run-many-equals-run',
    mutate: withAction('add-person', (right) => ({
      async *runMany(client, inputs, call) {
        for await (const outcome of right.runMany!(client, inputs, call))
          if (outcome.fault === undefined) yield outcome;
      },
    })),
  },
  {
    name: 'offers the first page of its choices for ever',
    breaks: 'live-choices',
    mutate: withAction('add-person', () => ({
      options: { team: async () => ({ items: [{ value: 'red', label: 'Red' }], page: 2 }) },
    })),
  },
  {
    name: 'numbers the events of its sweep',
    breaks: 'one-event',
    mutate: withTrigger('person-hired', (right) => ({
      async *sweep(client, request, call) {
        for await (const item of (right as Webhook).sweep!(client, request, call))
          yield item.kind === 'event'
            ? { ...item, event: { ...item.event, id: `sweep-${item.event.id}` } }
            : item;
      },
    })),
  },
  {
    name: 'gives events an id of their arrival',
    breaks: 'parse-is-pure',
    also: ['one-event'],
    mutate: (() => {
      let arrivals = 0;
      return withTrigger('person-hired', (right) => ({
        parse: (raw, params) =>
          (right as Webhook).parse(raw, params).map((event): Occurrence<unknown> => {
            arrivals += 1;
            return { ...event, id: `${event.id}-${arrivals}` };
          }),
      }));
    })(),
  },
  {
    name: 'tells of what happened before it was started',
    breaks: 'nothing-older',
    mutate: withTrigger('person-left', (right) => ({
      poll: (client, request, call) => (right as Poll).poll(client, { ...request, sinceAt: 0 }, call),
    })),
  },
  {
    name: 'saves where a poll stands before its events',
    breaks: 'poll-crash',
    mutate: withTrigger('person-left', (right) => ({
      async *poll(client, request, call) {
        const held = [];
        for await (const item of (right as Poll).poll(client, request, call)) {
          if (item.kind === 'event') held.push(item);
          else {
            yield item;
            yield* held.splice(0);
            yield item;
          }
        }
      },
    })),
  },
  {
    name: 'believes every webhook',
    breaks: 'webhook-proof',
    mutate: withTrigger('person-hired', () => ({
      schemes: [{ kind: 'custom' }],
      verify: () => ({ kind: 'accepted' }),
    })),
  },
  {
    name: 'describes another proof than the remote gives',
    breaks: 'webhook-proof',
    mutate: withTrigger('person-hired', () => ({
      schemes: [{ kind: 'header_token', header: 'x-signature' }],
    })),
  },
  {
    name: 'breaks down over a webhook that makes no sense',
    breaks: 'parse-is-pure',
    mutate: withTrigger('person-hired', (right) => ({
      parse: (raw, params) => {
        JSON.parse(new TextDecoder().decode(raw.body));
        return (right as Webhook).parse(raw, params);
      },
    })),
  },
  {
    name: 'does not end its subscription',
    breaks: 'subscribes',
    mutate: withTrigger('person-hired', () => ({ unsubscribe: async () => undefined })),
  },
  {
    name: 'keeps the secret that the remote made to itself',
    breaks: 'subscribes',
    mutate: withTrigger('person-hired', () => withRemoteSecret(({ id }) => ({ handle: { id } }))),
  },
  {
    name: 'puts the secret that the remote made into its handle',
    breaks: 'subscribes',
    also: ['no-secret-leaks'],
    mutate: withTrigger('person-hired', () =>
      withRemoteSecret(({ id, secret }) => ({ handle: { id, secret }, secret })),
    ),
  },
];
