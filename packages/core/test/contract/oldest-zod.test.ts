import { describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { z as oldest } from 'zod-oldest';
import { defineConnector, describeSchema, secret } from '../../src/define/index.js';

// Everything here runs on the oldest zod that the peer range admits, as in a plugin that pinned it.
vi.mock('zod', () => import('zod-oldest'));

describe('with the oldest zod of the peer range', () => {
  it('runs on that one, and not on the one beside', () => {
    expect(z).toBe(oldest);
    expect(z.core.version).toMatchObject({ major: 4, minor: 1, patch: 13 });
  });

  it('describes a configuration and finds its secrets, however they are wrapped', () => {
    const { manifest } = defineConnector({
      id: 'sample',
      version: '1.0.0',
      title: 'Sample',
      category: 'HR',
      config: {
        version: 1,
        schema: z.strictObject({
          account: z.string().min(1),
          key: secret(z.string().trim().min(4)).describe('Shown once.').optional(),
        }),
      },
      auth: [{ id: 'key', scheme: 'header', pointer: '/key' }],
      egress: ['api.invalid'],
      checks: [],
      account: () => ({ key: 'one', hosts: ['api.invalid'] }),
      open: async () => ({}),
      async *check() {},
    });
    expect(manifest.config.secrets).toEqual(['/key']);
    expect(manifest.config.schema).toMatchObject({
      required: ['account'],
      properties: { key: { type: 'string', writeOnly: true, description: 'Shown once.' } },
    });
  });

  it('refuses a transform on a secret, as the newest does', () => {
    expect(() => secret(z.string().transform((text) => text) as unknown as z.ZodString)).toThrow(
      /plain zod string/,
    );
  });

  it('writes a choice of bare types as the newest zod does', () => {
    const schema = z.object({
      note: z.string().nullable().meta({ title: 'Note' }),
      size: z.string().min(1).nullable(),
    });
    expect(describeSchema(schema, 'output')['properties']).toEqual({
      note: { title: 'Note', type: ['string', 'null'] },
      size: { anyOf: [{ type: 'string', minLength: 1 }, { type: 'null' }] },
    });
  });
});
