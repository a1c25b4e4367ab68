// Read by the type checker, never run: a mistake here is an error of `npm run check`.
import { expectTypeOf } from 'vitest';
import { z } from 'zod';
import { defineAction } from '../../src/define/index.js';
import type {
  Action,
  ActionCall,
  Call,
  Connector,
  Effect,
  ItemOutcome,
  Json,
  OptionsSource,
  Outcome,
} from '../../src/index.js';

interface Client {
  readonly token: string;
}

const input = z.strictObject({ name: z.string(), level: z.number().default(1) });
const output = z.strictObject({ id: z.string() });
const facts = { title: 'Create', input, output, effect: 'create', retry: 'by-key' } as const;

// Input and output are those of the schemas, defaults filled in; the client is the author's own.
const create = defineAction({
  ...facts,
  async run(client: Client, asked, call) {
    expectTypeOf(asked).toEqualTypeOf<{ name: string; level: number }>();
    expectTypeOf(call).toEqualTypeOf<ActionCall>();
    return { kind: 'done', output: { id: client.token + asked.name + call.key } };
  },
  async resume(_client, job) {
    expectTypeOf(job).toEqualTypeOf<Json>();
    return { kind: 'pending', job, pollAfterMs: 1_000 };
  },
  async *runMany(_client, inputs) {
    expectTypeOf(inputs).toEqualTypeOf<readonly { name: string; level: number }[]>();
    yield { index: 0, output: { id: '1' } };
  },
  options: {
    name: async (client, { search, partial }) => {
      expectTypeOf(client).toEqualTypeOf<Client>();
      expectTypeOf(partial).toEqualTypeOf<{ readonly [field: string]: Json }>();
      return { items: [{ value: search ?? null, label: 'any' }] };
    },
  },
});

// What a connector lists has lost its own types, and still names its client.
expectTypeOf(create).toEqualTypeOf<Action<Client, unknown, unknown>>();
expectTypeOf({ create }).toExtend<NonNullable<Connector<unknown, Client>['actions']>>();
expectTypeOf<OptionsSource<Client>>().toExtend<OptionsSource<unknown>>();

// An output of another type, an outcome without a kind and an effect that there is not are mistakes.
defineAction({
  ...facts,
  // @ts-expect-error
  run: async (_client: Client) => ({ kind: 'done', output: { id: 1 } }),
});
defineAction({
  ...facts,
  // @ts-expect-error
  run: async (_client: Client) => ({ output: { id: '1' } }),
});
defineAction({
  ...facts,
  // @ts-expect-error
  effect: 'write',
  run: async (_client: Client) => ({ kind: 'done', output: { id: '1' } }),
});

// An outcome is told apart by its kind, and only a done one has an output.
expectTypeOf<Extract<Outcome<string>, { kind: 'done' }>['output']>().toEqualTypeOf<string>();
expectTypeOf<Extract<Outcome<string>, { kind: 'pending' }>>().not.toHaveProperty('output');
expectTypeOf<Extract<Outcome<string>, { kind: 'pending' }>['pollAfterMs']>().toEqualTypeOf<number>();
expectTypeOf<ItemOutcome<string>['output']>().toEqualTypeOf<string | undefined>();

// The call of an action is a call, with a key and the wish to write nothing.
expectTypeOf<ActionCall>().toExtend<Call>();
expectTypeOf<ActionCall>().toHaveProperty('dryRun').toEqualTypeOf<boolean>();
expectTypeOf<Effect>().toEqualTypeOf<'none' | 'create' | 'update' | 'upsert' | 'delete'>();
expectTypeOf<Action<Client, string, string>['retry']>().toEqualTypeOf<
  'safe' | 'by-key' | 'reconcile' | 'never'
>();
