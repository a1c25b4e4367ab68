import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openScratchDatabase, type ScratchDatabase } from '../../scratch-database.ts';

const NO_SERVERS = { servers: ['postgres://postgres@127.0.0.1:1/postgres'] };

it('starts a PostgreSQL where none answers, shares it, and ends it with the last database', async ({
  skip,
}) => {
  const first = await openScratchDatabase(NO_SERVERS);
  if ('skipped' in first) return skip(first.skipped);
  const second = (await openScratchDatabase(NO_SERVERS)) as ScratchDatabase;
  const dir = new URL(first.url).searchParams.get('host') ?? '';
  expect(new URL(second.url).searchParams.get('host')).toBe(dir);
  expect(second.url).not.toBe(first.url);
  expect(existsSync(`${dir}/.s.PGSQL.5432`)).toBe(true);
  await first.drop();
  expect(existsSync(dir)).toBe(true);
  await second.drop();
  expect(existsSync(dir)).toBe(false);
  // And anew, because the one before has ended.
  const third = (await openScratchDatabase(NO_SERVERS)) as ScratchDatabase;
  expect(new URL(third.url).searchParams.get('host')).not.toBe(dir);
  await third.drop();
});

it('says that PostgreSQL was not tested where none is installed either', async () => {
  expect(await openScratchDatabase({ ...NO_SERVERS, binaryFolders: ['/nowhere/*/bin'] })).toEqual({
    skipped: expect.stringContaining('nothing was tested on PostgreSQL'),
  });
});

it('fails with what PostgreSQL said where it is installed and does not start, and again the next time', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'onlink-broken-'));
  try {
    for (const name of ['initdb', 'postgres']) {
      writeFileSync(join(folder, name), '#!/bin/sh\necho no room >&2\nexit 1\n', { mode: 0o755 });
    }
    for (let time = 0; time < 2; time += 1) {
      const options = { ...NO_SERVERS, binaryFolders: [folder] };
      await expect(openScratchDatabase(options)).rejects.toThrow('Failed to start PostgreSQL from');
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
});
