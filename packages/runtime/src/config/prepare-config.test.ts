import { BRAND, type Connector, isFault, isSecret, type JsonObject } from '@onlink/core';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { chosenConfig } from './chosen-config.js';
import { pointerOf, readPointer, writePointer } from './pointer.js';
import { prepareConfig } from './prepare-config.js';

const connector = {
  [BRAND]: 'connector@1',
  manifest: { id: 'sample', config: { version: 1, schema: {}, secrets: ['/auth/key', '/absent'] } },
  config: z.object({ account: z.string(), auth: z.object({ key: z.string().trim().min(5) }) }),
} as unknown as Connector<unknown, unknown>;

describe('preparing a configuration', () => {
  it('puts a secret that does not print at each secret pointer, after validation', async () => {
    const raw = { account: 'a', auth: { key: ' marked-secret ' } };
    const { config, secretTexts } = await prepareConfig(connector, raw, 'demo');
    const key = readPointer(config, '/auth/key');
    expect(isSecret(key) && key.reveal()).toBe('marked-secret');
    expect(JSON.stringify(config)).not.toContain('marked-secret');
    expect(secretTexts).toEqual(['marked-secret']);
    expect(raw.auth.key).toBe(' marked-secret ');
  });

  it('names every wrong field, and quotes nothing of a secret one', async () => {
    const failure = await prepareConfig(connector, { auth: { key: 'abc' } }, 'demo').catch(
      (error: unknown) => error,
    );
    if (!isFault(failure)) throw new Error('nothing was refused');
    expect(failure).toMatchObject({ code: 'config/invalid', fix: { pointer: '/account' } });
    expect(failure.message).toContain('auth.key');
    expect(failure.message).not.toContain('abc');
  });
});

describe('a JSON pointer', () => {
  it('reads and writes the same place, names with ~ and / included, and changes nothing else', () => {
    const pointer = pointerOf(['a/b', 'c~d']);
    const before: JsonObject = { keep: { me: 1 } };
    const after = writePointer(before, pointer, 'x');
    expect(readPointer(after, pointer)).toBe('x');
    expect(after['keep']).toBe(before['keep']);
    expect(before).toEqual({ keep: { me: 1 } });
    expect(writePointer(after, pointer, undefined)).toEqual({ keep: { me: 1 }, 'a/b': {} });
  });
});

describe('the chosen part of a configuration', () => {
  const secondFactor = z.discriminatedUnion('how', [
    z.object({ how: z.literal('app'), device: z.string() }),
    z.object({ how: z.literal('mail'), address: z.string() }),
  ]);
  const schema = z.toJSONSchema(
    z.discriminatedUnion('auth', [
      z.object({ auth: z.literal('basic').optional(), account: z.string(), user: z.string(), secondFactor }),
      z.object({ auth: z.literal('bearer'), account: z.string(), token: z.string() }),
    ]),
  ) as JsonObject;
  const all = { account: 'a', user: 'u', token: 't', typo: 1, secondFactor: { how: 'mail', device: 'd' } };

  it.each([
    [
      { ...all, auth: 'bearer' },
      { auth: 'bearer', account: 'a', token: 't', typo: 1 },
    ],
    [all, { account: 'a', user: 'u', typo: 1, secondFactor: { how: 'mail' } }],
    [
      { ...all, auth: 'other' },
      { ...all, auth: 'other' },
    ],
  ])('of %j is %j', (value, chosen) => {
    expect(chosenConfig(schema, value)).toEqual(chosen);
  });

  it('is all of it where there is nothing to choose', () => {
    expect(chosenConfig({}, all)).toEqual(all);
  });
});
