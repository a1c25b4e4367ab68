import type { Connector, UpgradeRequest } from '@onlink/core';
import { describe, expect, it } from 'vitest';
import { coerceText, configFields } from './config-fields.js';
import { createConnectionService } from './connection-service.js';
import { upgradeValues } from './upgrade-values.js';

const HELD = { config: { account: 'a' }, secrets: { '/key': 'marked-secret' } };

const connectorAt = (version: number, upgrade?: (request: UpgradeRequest) => unknown) =>
  ({
    manifest: { id: 'sample', version: '1.2.0', config: { version, schema: {}, secrets: ['/auth/key'] } },
    ...(upgrade && { upgrade }),
  }) as unknown as Connector<unknown, unknown>;

const refusalOf = (connector: Connector<unknown, unknown>, fromVersion: number): unknown => {
  try {
    return upgradeValues(connector, HELD, { name: 'demo', fromVersion });
  } catch (thrown) {
    return thrown;
  }
};

describe('what an older connector stored', () => {
  it('is upgraded as a whole, and its secrets are taken apart again by their new places', () => {
    const connector = connectorAt(2, ({ value }) => {
      const { account, key } = value as { account: string; key: string };
      return { account, auth: { kind: 'key', key } };
    });
    expect(upgradeValues(connector, HELD, { name: 'demo', fromVersion: 1 })).toEqual({
      config: { account: 'a', auth: { kind: 'key' } },
      secrets: { '/auth/key': 'marked-secret' },
    });
    expect(HELD.secrets).toEqual({ '/key': 'marked-secret' });
  });

  it('is as it was where the version is the same', () => {
    expect(upgradeValues(connectorAt(1), HELD, { name: 'demo', fromVersion: 1 })).toBe(HELD);
  });

  it.each([
    ['is newer than the connector', connectorAt(1), 2, 'newer version of the connector'],
    ['has no way up', connectorAt(2), 1, 'Install another version'],
    [
      'makes the connector fail',
      connectorAt(2, () => {
        throw new Error('marked-secret');
      }),
      1,
      'cannot bring it up',
    ],
    ['becomes no configuration', connectorAt(2, () => 'marked-secret'), 1, 'made no configuration'],
  ])('is refused by name where it %s, and no secret is quoted', (_, connector, fromVersion, words) => {
    const refusal = refusalOf(connector, fromVersion) as Error;
    expect(refusal).toMatchObject({ code: 'config/version', blame: 'config' });
    expect(refusal.message).toContain('"demo"');
    expect(refusal.message).toContain(words);
    expect(refusal.message).not.toContain('marked-secret');
  });
});

describe('a field of several alternatives', () => {
  it('takes the constants of all of them, and nothing else', () => {
    const schema = {
      oneOf: ['basic', 'bearer'].map((auth) => ({ type: 'object', properties: { auth: { const: auth } } })),
    };
    const [field] = configFields({ config: { schema, secrets: [] } } as never);
    expect(field).toMatchObject({ name: 'auth' });
    expect(coerceText('basic', field?.schema ?? {})).toEqual({ value: 'basic' });
    expect(coerceText('oauth9', field?.schema ?? {})).toEqual({ expected: 'one of basic, bearer' });
  });
});

describe('a connection that an older connector stored', () => {
  /** A service over one stored connection of configuration version 1, and what it writes back. */
  function aService() {
    const manifest = {
      id: 'sample',
      version: '1.2.0',
      config: {
        version: 2,
        schema: { type: 'object', properties: { account: { type: 'string' }, way: { type: 'string' } } },
        secrets: ['/key'],
      },
    };
    const connector = {
      manifest,
      config: { '~standard': { version: 1, vendor: 'test', validate: (value: unknown) => ({ value }) } },
      upgrade: ({ value }: UpgradeRequest) => ({ ...(value as object), way: 'tba' }),
    };
    const stored = {
      name: 'demo',
      connectorId: 'sample',
      connectorVersion: '1.0.0',
      configVersion: 1,
      config: { account: 'a' },
      secrets: [{ pointer: '/key', text: 'marked-secret' }],
    };
    const written: object[] = [];
    const service = createConnectionService({
      plugins: { manifest: async () => manifest, load: async () => ({ connector }) } as never,
      store: async () =>
        ({
          connections: { get: async () => stored, replace: async (next: object) => written.push(next) },
        }) as never,
      vault: async () =>
        ({ open: ({ text }: { text: string }) => text, seal: (text: string) => ({ text }) }) as never,
      tenant: 'default',
      now: () => '2026-03-02T12:00:00.000Z',
    });
    return { service, written };
  }

  it('is opened as the newer one wants it, and the store keeps what it had', async () => {
    const { service, written } = aService();
    const { rawConfig } = await service.resolve('demo');
    expect(rawConfig).toEqual({ account: 'a', key: 'marked-secret', way: 'tba' });
    expect(written).toEqual([]);
  });

  it('is stored in the newer version when it is changed', async () => {
    const { service, written } = aService();
    await service.set('demo', { set: { account: 'b' } });
    expect(written).toMatchObject([
      {
        configVersion: 2,
        connectorVersion: '1.2.0',
        config: { account: 'b', way: 'tba' },
        secrets: [{ pointer: '/key', text: 'marked-secret' }],
      },
    ]);
  });
});
