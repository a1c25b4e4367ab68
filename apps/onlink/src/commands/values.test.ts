import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { InvalidArgumentError } from 'commander';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { keyValue, readSecrets, secretSource } from './values.js';

describe('keyValue', () => {
  it('adds to what was given before, and keeps everything after the first equals sign', () => {
    expect(keyValue('query=a=b\nc', { accountId: '1' })).toEqual({ accountId: '1', query: 'a=b\nc' });
    expect(keyValue('note=', {})).toEqual({ note: '' });
  });

  it.each(['hunter2', '=hunter2', '1a=hunter2', 'a b=hunter2'])(
    'refuses %j and does not repeat it',
    (text) => {
      const refusal = attempt(() => keyValue(text, {}));
      expect(refusal).toBeInstanceOf(InvalidArgumentError);
      expect(String(refusal)).not.toContain('hunter2');
    },
  );
});

describe('secretSource', () => {
  it('takes a variable or a file', () => {
    expect(secretSource('tokenSecret=file:/a:b', secretSource('tokenId=env:ID', {}))).toEqual({
      tokenId: 'env:ID',
      tokenSecret: 'file:/a:b',
    });
  });

  it.each(['tokenSecret=hunter2', 'tokenSecret=env:', 'tokenSecret=ENV:hunter2', 'hunter2'])(
    'refuses %j, because others can read a command line',
    (text) => {
      const refusal = attempt(() => secretSource(text, {}));
      expect(refusal).toBeInstanceOf(InvalidArgumentError);
      expect(String(refusal)).not.toContain('hunter2');
    },
  );
});

describe('readSecrets', () => {
  let dir: string;
  beforeEach(async () => {
    dir = await mkdtemp(join(tmpdir(), 'onlink-values-'));
  });
  afterEach(async () => {
    vi.unstubAllEnvs();
    await rm(dir, { recursive: true });
  });

  async function file(content: string): Promise<string> {
    const path = join(dir, 'secret');
    await writeFile(path, content);
    return path;
  }

  it.each([
    ['s3cret', 's3cret'],
    ['s3cret\n', 's3cret'],
    ['s3cret\r\n', 's3cret'],
    [' s3cret \n\n', ' s3cret \n'],
  ])('of a file with %j is %j: only one line break at the end is no part of it', async (content, secret) => {
    expect(await readSecrets({ tokenSecret: `file:${await file(content)}` })).toEqual({
      tokenSecret: secret,
    });
  });

  it('takes a variable as it is', async () => {
    vi.stubEnv('ONLINK_TEST_SECRET', ' s3cret ');
    expect(await readSecrets({ tokenSecret: 'env:ONLINK_TEST_SECRET' })).toEqual({ tokenSecret: ' s3cret ' });
  });

  it.each([
    [undefined, 'not set'],
    ['', 'empty'],
  ])('with the variable being %j fails, naming field and variable', async (value, state) => {
    vi.stubEnv('ONLINK_TEST_SECRET', value);
    await expect(readSecrets({ tokenSecret: 'env:ONLINK_TEST_SECRET' })).rejects.toMatchObject({
      code: 'cli/secret-missing',
      message: `Failed to read secret "tokenSecret": the environment variable "ONLINK_TEST_SECRET" is ${state}. Set it and run the command again.`,
    });
  });

  it('from an empty file fails, naming field and file', async () => {
    const path = await file('\n');
    await expect(readSecrets({ tokenSecret: `file:${path}` })).rejects.toMatchObject({
      message: `Failed to read secret "tokenSecret": the file "${path}" is empty. Put the secret there and run the command again.`,
    });
  });

  it('from a file that is not there fails, naming field, file and cause', async () => {
    const path = join(dir, 'other');
    await expect(readSecrets({ tokenSecret: `file:${path}` })).rejects.toMatchObject({
      message: `Failed to read secret "tokenSecret": the file "${path}" cannot be read (ENOENT). Check the path and its rights.`,
    });
  });
});

function attempt(work: () => unknown): unknown {
  try {
    return work();
  } catch (error) {
    return error;
  }
}
