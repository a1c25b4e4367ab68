import { CONNECTOR, type Connector, hasBrand, type Scope } from '@onlink/core';
import { describe, expect, it } from 'vitest';
import packageJson from '../package.json' with { type: 'json' };
import { CREDENTIAL_FIELDS } from './account/config-schema.js';
import plugin from './index.js';

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

  it('keeps all four credentials as secrets, and the account ID not', () => {
    expect(plugin.manifest.config.secrets).toEqual([...CREDENTIAL_FIELDS].sort().map((field) => `/${field}`));
  });

  it('describes each field of the configuration for a person', () => {
    const fields = plugin.manifest.config.schema['properties'] as { readonly [name: string]: object };
    expect(Object.keys(fields)).toEqual(['accountId', ...CREDENTIAL_FIELDS, 'baseUrl']);
    for (const field of Object.values(fields)) {
      expect(field).toMatchObject({
        title: expect.any(String),
        description: expect.stringContaining('Setup > '),
        'x-ui': { placeholder: expect.any(String), order: expect.any(Number) },
      });
    }
    expect(plugin.manifest.config.schema['required']).toEqual(['accountId', ...CREDENTIAL_FIELDS]);
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
