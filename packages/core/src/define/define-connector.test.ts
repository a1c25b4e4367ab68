import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { BRAND, hasBrand } from '../brand.js';
import { CONNECTOR, type Scope } from '../scope.js';
import { type ConnectorDefinition, defineConnector, definePlugin, defineTrigger, secret } from './index.js';

const schema = z.strictObject({
  account: z.string().min(1),
  key: secret(z.string().min(4)).describe('Shown once.'),
});
type Config = z.output<typeof schema>;

function aDefinition(
  part: Partial<ConnectorDefinition<Config, object>> = {},
): ConnectorDefinition<Config, object> {
  return {
    id: 'sample',
    version: '1.2.3',
    title: 'Sample',
    category: 'HR',
    config: { version: 1, schema },
    auth: [{ id: 'key', scheme: 'header', pointer: '/key' }],
    egress: ['*.sample.invalid'],
    checks: [{ id: 'sign-in', title: 'Sign in', unlocks: [] }],
    account: ({ account }) => ({ key: account, hosts: [`${account}.sample.invalid`] }),
    open: async () => ({}),
    async *check() {
      yield { id: 'sign-in', needs: 'a key' };
    },
    ...part,
  };
}

const aWebhook = (part: { readonly secretFrom?: 'remote' }) =>
  defineTrigger({
    kind: 'webhook',
    title: 'Told',
    params: z.strictObject({}),
    event: z.strictObject({}),
    schemes: [],
    parse: () => [],
    ...part,
  });

describe('defineConnector', () => {
  it('describes the configuration as JSON Schema, with the secrets by pointer', () => {
    const { manifest } = defineConnector(aDefinition());
    expect(manifest.config.secrets).toEqual(['/key']);
    expect(manifest.config.schema).toMatchObject({
      type: 'object',
      required: ['account', 'key'],
      properties: {
        key: { type: 'string', writeOnly: true, format: 'password', description: 'Shown once.' },
      },
    });
    expect(manifest.api).toEqual({ major: 1, minor: 0 });
  });

  it('gives a manifest that is plain JSON and cannot be changed', () => {
    const { manifest } = defineConnector(aDefinition());
    expect(JSON.parse(JSON.stringify(manifest))).toEqual(manifest);
    expect(() => Object.assign(manifest, { id: 'other' })).toThrow(TypeError);
    expect(() => Object.assign(manifest.config, { version: 2 })).toThrow(TypeError);
  });

  it('says of a webhook who makes its secret', () => {
    const secretFrom = 'remote';
    const { triggers } = defineConnector(
      aDefinition({ triggers: { told: aWebhook({ secretFrom }) } }),
    ).manifest;
    expect(triggers['told']).toMatchObject({ kind: 'webhook', schemes: [], secretFrom });
    const other = defineConnector(aDefinition({ triggers: { told: aWebhook({}) } })).manifest;
    expect(other.triggers['told']).not.toHaveProperty('secretFrom');
  });

  it('lets a check unlock a trigger of the connector, and nothing that it does not have', () => {
    const checks = [{ id: 'hooks', title: 'Webhooks', unlocks: ['told'] }];
    expect(
      defineConnector(aDefinition({ checks, triggers: { told: aWebhook({}) } })).manifest.checks,
    ).toEqual(checks);
    expect(() => defineConnector(aDefinition({ checks }))).toThrow(/"told" is missing/);
  });

  it.each<[string, Partial<ConnectorDefinition<Config, object>>]>([
    ['an id with capitals', { id: 'Sample' }],
    ['an empty title', { title: '' }],
    ['a version that is none', { version: 'one' }],
  ])('refuses %s', (_, part) => {
    expect(() => defineConnector(aDefinition(part))).toThrow(/^Failed to define connector/);
  });
});

describe('secret', () => {
  it('refuses a transform, before and after', () => {
    expect(() => secret(z.string().transform((text) => text) as unknown as z.ZodString)).toThrow(
      /plain zod string/,
    );
    const after = z.strictObject({ account: z.string(), key: secret(z.string()).transform((key) => key) });
    const config = { version: 1, schema: after } as unknown as ConnectorDefinition<Config, object>['config'];
    expect(() => defineConnector(aDefinition({ config }))).toThrow();
  });

  it('survives description, optionality and default', () => {
    const kept = z.strictObject({
      account: z.string(),
      a: secret(z.string()).optional(),
      b: secret(z.string()).describe('x').meta({ title: 'y' }),
    });
    const config = { version: 1, schema: kept } as unknown as ConnectorDefinition<Config, object>['config'];
    const auth = [{ id: 'key', scheme: 'header', pointer: '/b' }] as const;
    expect(defineConnector(aDefinition({ config, auth })).manifest.config.secrets).toEqual(['/a', '/b']);
  });
});

describe('definePlugin', () => {
  it('registers the connector by factory under its token, for the API major it was built for', () => {
    const connector = defineConnector(aDefinition());
    const plugin = definePlugin(connector);
    expect(hasBrand(plugin, 'plugin')).toBe(true);
    expect(plugin.manifest).toBe(connector.manifest);
    const made: unknown[] = [];
    const scope: Scope = {
      register: (token, { useFactory }) => made.push([token, useFactory(scope)]),
      resolve: () => {
        throw new Error('not asked for');
      },
    };
    plugin.register[1]?.(scope);
    expect(made).toEqual([[CONNECTOR, connector]]);
    expect(connector[BRAND]).toBe('connector@1');
  });
});
