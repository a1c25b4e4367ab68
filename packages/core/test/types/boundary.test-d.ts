// Read by the type checker, never run: a mistake here is an error of `npm run check`.
import { expectTypeOf } from 'vitest';
import { z } from 'zod';
import { defineConnector, defineTrigger, readParams, secret } from '../../src/define/index.js';
import type {
  Call,
  Connector,
  HttpRequest,
  Manifest,
  PollTrigger,
  ReadEvent,
  Schema,
  Secret,
  WebhookTrigger,
} from '../../src/index.js';

const schema = z.strictObject({ account: z.string(), key: secret(z.string()) });

// A secret field reaches the connector as a Secret, and only as that.
expectTypeOf<z.output<typeof schema>>().toEqualTypeOf<{ account: string; key: Secret }>();
expectTypeOf<z.output<typeof schema>['key']>().not.toEqualTypeOf<string>();

// A zod schema is a Schema of the boundary by its structure, without an adapter.
expectTypeOf(schema).toExtend<Schema<{ account: string; key: Secret }>>();

// A connector with its own configuration and client is what a host handles.
declare const own: Connector<{ account: string }, { token: string }>;
own satisfies Connector<unknown, unknown>;

// What crosses the boundary is discriminated by `kind`, and says its effect.
expectTypeOf<ReadEvent['kind']>().toExtend<string>();
expectTypeOf<HttpRequest>().toHaveProperty('effect');
expectTypeOf<Call['exchange']>().parameter(0).toEqualTypeOf<HttpRequest>();

// The manifest is data.
expectTypeOf<Manifest['config']['secrets']>().toEqualTypeOf<readonly string[]>();

// A transform of a secret has no place: `secret` takes plain strings alone.
// @ts-expect-error
secret(z.number());

expectTypeOf(defineConnector).returns.toHaveProperty('manifest');

// The schema alone says what a configuration is. A function that wants less of it does not narrow it for the others, and one
// that wants another configuration is where the mistake is shown.
const base = {
  ...{ id: 'sample', version: '1.0.0', title: 'Sample', category: 'HR' },
  ...{ config: { version: 1, schema }, auth: [], egress: [], checks: [] },
  async *check() {},
};
const hostsOf = ({ account }: { readonly account: string }) => ({ key: account, hosts: [] });
const wantsMore = ({ region }: { readonly region: string }) => ({ key: region, hosts: [] });
defineConnector({ ...base, account: hostsOf, open: async (config) => config.key.reveal() });
defineConnector({
  ...base,
  open: async () => ({}),
  // @ts-expect-error
  account: wantsMore,
});

// A trigger stays what it is, so that its own members can be called.
const params = z.strictObject({ team: z.string() });
const event = z.object({ id: z.string() });
const polled = defineTrigger({
  kind: 'poll',
  title: 'Hired',
  params,
  event,
  async *poll(_client: object, request) {
    expectTypeOf(request.params).toEqualTypeOf<{ team: string }>();
    yield { kind: 'checkpoint', state: null };
  },
});
expectTypeOf(polled).toEqualTypeOf<PollTrigger<object, unknown, unknown>>();
const called = defineTrigger<object, z.output<typeof params>, z.output<typeof event>>({
  kind: 'webhook',
  title: 'Hired',
  params,
  event,
  schemes: [],
  parse: (_raw, { team }) => [{ id: team, at: '', data: { id: team } }],
  subscribe: async (_client, { url }) => ({ handle: url, secret: 'made over there' }),
});
expectTypeOf(called).toEqualTypeOf<WebhookTrigger<object, unknown, unknown>>();

// Params are what their schema gives.
expectTypeOf(readParams(params, {})).toEqualTypeOf<{ team: string }>();
