// Read by the type checker, never run: a mistake here is an error of `npm run check`.
import { expectTypeOf } from 'vitest';
import { z } from 'zod';
import { defineConnector, definePlugin, secret } from '../../src/define/index.js';
import {
  type Account,
  type BRAND,
  CONNECTOR,
  type Connector,
  type Manifest,
  type Plugin,
  type Scope,
  type Secret,
  type Token,
  token,
} from '../../src/index.js';

const facts = {
  id: 'sample',
  version: '1.0.0',
  title: 'Sample',
  category: 'HR',
  auth: [],
  egress: ['api.invalid'],
  checks: [],
  config: { version: 1, schema: z.strictObject({ account: z.string(), key: secret(z.string()) }) },
} as const;

// A definition knows its configuration by the schema, and its client by what `open` gives.
const connector = defineConnector({
  ...facts,
  account: (config): Account => ({ key: config.account, hosts: ['api.invalid'] }),
  async open(config) {
    expectTypeOf(config).toEqualTypeOf<{ account: string; key: Secret }>();
    return { send: (text: string) => text.length };
  },
  async *check(client) {
    expectTypeOf(client.send).toEqualTypeOf<(text: string) => number>();
    yield { id: 'reach', needs: 'Nothing' };
  },
});
expectTypeOf(connector.manifest).toEqualTypeOf<Manifest>();
connector satisfies Connector<unknown, unknown>;

// A plugin registers by majors of the contract, with nothing but a scope in its hands.
const plugin = definePlugin(connector);
expectTypeOf(plugin).toEqualTypeOf<Plugin>();
expectTypeOf<Plugin[typeof BRAND]>().toEqualTypeOf<'plugin'>();
expectTypeOf(plugin.register[1]).toEqualTypeOf<((scope: Scope) => void) | undefined>();

// A token carries the type of what is registered under it, though it is a symbol.
const COUNT = token<number>('count@1');
declare const scope: Scope;
expectTypeOf(COUNT).toExtend<symbol>();
expectTypeOf(CONNECTOR).toEqualTypeOf<Token<Connector<unknown, unknown>>>();
expectTypeOf(scope.resolve(COUNT)).toEqualTypeOf<number>();
scope.register(COUNT, { useFactory: (own) => own.resolve(COUNT) + 1 });
// @ts-expect-error
scope.register(COUNT, { useFactory: () => 'one' });
// Classes are not understood across two copies of a container, so there is no other provider than a factory.
// @ts-expect-error
scope.register(COUNT, { useClass: Number });
// @ts-expect-error
scope.register(COUNT, { useValue: 1 });

// What every connector must have cannot be left out.
// @ts-expect-error
defineConnector({ ...facts, open: async () => ({}), async *check() {} });
