import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { openStore } from '@onlink/host/store';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

/** Of util-linux, found on the PATH where there is one. */
const UNSHARE: string = process.platform === 'linux' ? 'unshare' : process.execPath;
const HOLDER = `
  const { openStore } = await import(process.argv[1]);
  await openStore({ dataDir: process.argv[2], command: 'onlink import run' });
  console.log('open');
  setInterval(() => {}, 1_000_000);
`;

/** Each as two containers that share a directory have it. */
const NAMESPACES: readonly (readonly [title: string, flags: readonly string[]])[] = [
  ['another network namespace', ['--net']],
  ['another namespace of processes', ['--net', '--pid', '--fork', '--kill-child', '--mount-proc']],
];

describe('an embedded store that is held from another namespace', () => {
  let dataDir: string;
  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'onlink-namespace-'));
    await (await openStore({ dataDir })).close();
  });
  afterAll(() => rm(dataDir, { recursive: true, force: true }));

  it.each(NAMESPACES)('is refused, and read through its holder: %s', async (_, flags) => {
    const unshare = ['--map-root-user', ...flags];
    const possible = spawnSync(UNSHARE, [...unshare, 'true']).status === 0;
    // Where no namespace can be made, the next best thing: another process.
    const [command, args] = possible ? [UNSHARE, [...unshare, process.execPath]] : [process.execPath, []];
    const entry = import.meta.resolve('@onlink/host/store');
    const holder = spawn(command, [...args, '--input-type=module', '--eval', HOLDER, entry, dataDir], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    try {
      await once(createInterface({ input: holder.stdout }), 'line');
      const guest = await openStore({ dataDir });
      await expect(guest.connections.list()).rejects.toMatchObject({
        code: 'host/store-busy',
        message: expect.stringContaining('"onlink import run" (process '),
      });
      expect(await guest.objects.types()).toEqual([]);
    } finally {
      holder.kill('SIGKILL');
      await once(holder, 'exit');
    }
  });
});
