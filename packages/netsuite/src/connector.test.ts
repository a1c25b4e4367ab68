import { CONNECTOR, type Connector, hasBrand, type Scope } from '@onlink/core';
import { describe, expect, it } from 'vitest';
import packageJson from '../package.json' with { type: 'json' };
import { CREDENTIAL_FIELDS } from './account/config-schema.js';
import plugin from './index.js';

/** One alternative of the configuration. */
interface Alternative {
  readonly title: string;
  readonly required: readonly string[];
  readonly properties: { readonly [name: string]: { readonly description: string } };
}

/** Registers the plugin in a scope that knows one token. */
function registered(): Connector<unknown, unknown> {
  let make: ((scope: Scope) => unknown) | undefined;
  const scope = {
    register: (_: symbol, provider: { useFactory: (scope: Scope) => unknown }) => {
      make = provider.useFactory;
    },
    resolve: (token: symbol) => (token === CONNECTOR ? make?.(scope as unknown as Scope) : undefined),
  };
  plugin.register[1]?.(scope as unknown as Scope);
  return scope.resolve(CONNECTOR) as Connector<unknown, unknown>;
}

describe('plugin', () => {
  it('registers one connector by factory', () => {
    const connector = registered();
    expect(hasBrand(plugin, 'plugin')).toBe(true);
    expect(hasBrand(connector, 'connector@1')).toBe(true);
    expect(connector.manifest).toBe(plugin.manifest);
  });

  it('keeps what signs in as secrets, and account and certificate ID not', () => {
    const secret = [...CREDENTIAL_FIELDS.tba, ...CREDENTIAL_FIELDS.oauth2].sort();
    expect(plugin.manifest.config.secrets).toEqual(secret.map((field) => `/${field}`));
  });

  it('describes each field of the configuration for a person, for either way to sign in', () => {
    const { oneOf } = plugin.manifest.config.schema as unknown as { oneOf: Alternative[] };
    expect(oneOf.map(({ title }) => title)).toEqual([
      'Token-based authentication (TBA)',
      'OAuth 2.0 client credentials (M2M)',
    ]);
    const { tba } = CREDENTIAL_FIELDS;
    expect(oneOf.map(({ required }) => [...required].sort())).toEqual([
      ['accountId', ...tba].sort(),
      ['accountId', 'auth', 'certificateId', 'clientId', 'privateKey'],
    ]);
    for (const [name, field] of oneOf.flatMap(({ properties }) => Object.entries(properties))) {
      expect(field).toMatchObject({
        title: expect.any(String),
        'x-ui': { order: expect.any(Number), group: expect.any(String) },
      });
      const says = ['auth', 'scopes', 'privateKey'].includes(name)
        ? /NetSuite|integration record/
        : /Setup > /;
      expect(field.description, name).toMatch(says);
    }
  });

  it('names a scheme for either way to sign in', () => {
    expect(plugin.manifest.auth).toEqual([
      { id: 'tba', scheme: 'oauth1', pointer: '' },
      { id: 'oauth2', scheme: 'oauth2-jwt', pointer: '' },
    ]);
  });

  it('bears the version of its package', () => {
    expect(plugin.manifest).toMatchObject({ id: 'netsuite', category: 'ERP', version: packageJson.version });
  });

  it('gives two independent clients for two openings', async () => {
    const connector = registered();
    const context = { connectionId: 'c', rotateSecret: async () => {} };
    const config = {
      accountId: '1234567',
      consumerKey: 'a',
      consumerSecret: 'b',
      tokenId: 'c',
      tokenSecret: 'd',
    };
    expect(await connector.open(config, context)).not.toBe(await connector.open(config, context));
  });

  it('offers templates whose fields exist', () => {
    for (const { mapping = '' } of plugin.manifest.templates) {
      const source = /config:data_source=(\w+)/.exec(mapping)?.[1];
      const stream = plugin.manifest.streams.find(({ name }) => name === source);
      const paths = [...mapping.matchAll(/^(?:key|map):([a-z]+)/gm)].map((match) => match[1] ?? '');
      expect(paths.length).toBeGreaterThan(3);
      for (const path of paths) expect(stream?.schema['properties']).toHaveProperty(path);
    }
  });
});
