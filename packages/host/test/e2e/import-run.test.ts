import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createFault } from '@onlink/core';
import { createHost, type Host, type HostOptions, type ImportEvent, parseDefinition } from '@onlink/host';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { plantPlugin } from './support/plant-plugin.js';

const { signal } = new AbortController();
const PAGES = 4;

/** Four pages of two records, with a notice and a record that comes twice. */
const MEMBERS = `
  source: {
    async *plan() { yield { id: 'all', bounds: {} }; },
    async *read(client, { state = 0, limit }) {
      let left = limit;
      for (let page = state; page < ${PAGES}; page += 1) {
        if (left < 2) return;
        const id = String(page);
        yield { kind: 'notice', fault: fault({ message: 'Failed to keep "note" of ' + id + '.' }), outcome: 'nulled' };
        const records = [{ id, boss: { id: '1', name: 'Ada' } }, { id: page === 0 ? id : 'x' + id, boss: null }];
        yield { kind: 'records', records };
        left -= 2;
        yield { kind: 'checkpoint', state: page + 1 };
      }
      yield { kind: 'complete' };
    },
  },`;
const REFERENCE = {
  type: ['object', 'null'],
  properties: { id: { type: 'string' }, name: { type: 'string' } },
};

let workDir: string;
let pluginDirs: readonly string[];
let host: Host;
const open = (options: Partial<HostOptions> = {}): Host =>
  createHost({ dataDir: join(workDir, 'data'), pluginDirs, packageDirs: [], ...options });

beforeAll(async () => {
  workDir = await mkdtemp(join(tmpdir(), 'onlink-run-'));
  pluginDirs = [join(workDir, 'plugins')];
  const properties = { id: { type: 'string' }, boss: REFERENCE };
  await plantPlugin(join(workDir, 'plugins'), {
    id: 'sample',
    fields: ['account'],
    streams: [
      {
        name: 'things',
        key: ['id'],
        deletes: 'unknown',
        schema: { type: 'object', properties },
      },
    ],
    members: MEMBERS,
  });
  host = open();
});
afterAll(async () => {
  await host.close();
  await rm(workDir, { recursive: true });
});

async function connection(name: string): Promise<void> {
  await host.connections.add(name, 'sample', {
    set: { account: 'one' },
    secrets: { token: 'a-token' },
  });
}

async function run(
  name: string,
  options: { readonly limit?: number; readonly lines?: readonly string[] } = {},
) {
  const { limit, lines = [] } = options;
  const all = ['key:id=ID', 'config:data_source=things', ...lines];
  const mapping = all.map((line) => `  ${line}\n`).join('');
  const text = `name: ${name}\nconnection: ${name}\nobjectType: ${name}\nmapping: |\n${mapping}`;
  const events: ImportEvent[] = [];
  const definition = parseDefinition(text, 'things.yaml');
  const onEvent = (event: ImportEvent): void => void events.push(event);
  const result = await host.runImport(definition, {
    signal,
    onEvent,
    ...(limit !== undefined && { limit }),
  });
  return { ...result, events };
}

describe('an import that was stopped', () => {
  it('goes on where it was, as long as its connection reaches the same account', async () => {
    await connection('same');
    expect((await run('same', { limit: 4 })).run).toMatchObject({
      status: 'capped',
      counts: { read: 4 },
    });
    await host.connections.set('same', { secrets: { token: 'another-token' } });
    const { run: ended, events } = await run('same');
    expect(ended).toMatchObject({ status: 'complete', counts: { read: 4 } });
    expect(events).toContainEqual({
      kind: 'begun',
      resumed: true,
      discarded: false,
      stream: 'things',
    });
  });

  it('begins anew, and says so, when its connection reaches another account', async () => {
    await connection('moved');
    await run('moved', { limit: 4 });
    await host.connections.set('moved', { set: { account: 'two' } });
    const { run: ended, events } = await run('moved');
    expect(ended).toMatchObject({
      status: 'complete',
      counts: { read: 2 * PAGES },
    });
    expect(events).toContainEqual({
      kind: 'begun',
      resumed: false,
      discarded: true,
      stream: 'things',
    });
  });
});

describe('an import', () => {
  it('tells the reason of each notice and of each record that it left out', async () => {
    await connection('told');
    const { run: ended, events } = await run('told');
    expect(ended.counts).toMatchObject({ read: 2 * PAGES, created: 2 * PAGES - 1, skipped: 1 });
    const notices = events.flatMap((event) => (event.kind === 'notice' ? event.message : []));
    expect(notices).toHaveLength(PAGES + 1);
    expect(notices).toContain('Failed to keep "note" of 0.');
    expect(notices).toContain('Record "0" was there twice; the later one was kept.');
  });

  it('warns of a line that stores a reference whole, and runs', async () => {
    await connection('warned');
    const { run: ended, events } = await run('warned', { lines: ['map:boss=Boss'] });
    expect(ended.status).toBe('complete');
    const [warning] = events.flatMap((event) => (event.kind === 'warning' ? event.message : []));
    expect(warning).toMatch(
      /"things\.yaml, line 7": "boss" is stored as JSON.* Use boss\.id or boss\.name\./,
    );
  });

  it('takes no more records in a run than its host allows, whatever its file says', async () => {
    await connection('bounded');
    await host.close();
    host = open({ maxRecordsPerRun: 4 });
    const { run: ended } = await run('bounded', { lines: ['config:data_limit=9999'] });
    expect(ended).toMatchObject({ status: 'capped', counts: { read: 4 } });
    expect((await run('bounded', { lines: ['config:data_limit=2'] })).run.counts.read).toBe(2);
    expect(() => open({ maxRecordsPerRun: 0 })).toThrow(expect.objectContaining({ code: 'host/bad-option' }));
  });

  it('is ended by what its listener throws, as it is: no connector is blamed for it', async () => {
    await connection('listened');
    const broken = new Error('the disk of the listener is full');
    const text =
      'name: listened\nconnection: listened\nobjectType: c\nmapping: |\n  key:id=I\n  config:data_source=things\n';
    const running = host.runImport(parseDefinition(text, 'e.yaml'), {
      signal,
      onEvent: ({ kind }) => {
        if (kind === 'progress') throw broken;
      },
    });
    await expect(running).rejects.toBe(broken);
    const recorded = (await host.importStatus('listened'))?.lastRun;
    expect(recorded).toMatchObject({
      status: 'failed',
      fault: { code: 'host/import-stopped', blame: 'host' },
    });
  });
});

describe('a read', () => {
  it('is ended by what its listener throws, as it is, and asks the connector no second time', async () => {
    await connection('read');
    const broken = new Error('no room');
    let batches = 0;
    const reading = host.read('read', {
      stream: 'things',
      signal,
      onRecords: () => {
        batches += 1;
        throw broken;
      },
    });
    await expect(reading).rejects.toBe(broken);
    expect(batches).toBe(1);
  });
});

describe('a store that cannot be reached', () => {
  it('is no reason to read again: a commit that may have landed is not made anew under the same claim', async () => {
    await connection('lost');
    let batches = 0;
    const lost = createFault({
      blame: 'network',
      scope: 'connection',
      retry: { afterMs: 0 },
      effect: 'none',
      code: 'host/store-unreachable',
      message: 'Failed to commit.',
    });
    const reading = host.read('lost', {
      stream: 'things',
      signal,
      onRecords: () => {
        batches += 1;
        throw lost;
      },
    });
    await expect(reading).rejects.toMatchObject({ code: 'host/store-unreachable' });
    expect(batches).toBe(1);
  });
});

describe('a connection', () => {
  it('whose name is taken is refused for that, even when fields are missing too', async () => {
    await connection('taken');
    await expect(host.connections.add('taken', 'sample', {})).rejects.toMatchObject({
      code: 'config/name-taken',
    });
  });

  it('whose key is lost is not used, and gets no new key beside its secrets', async () => {
    await host.close();
    await rm(join(workDir, 'data', 'vault.key'));
    host = open();
    for (const work of [() => connection('new'), () => host.discover('taken', signal)]) {
      await expect(work()).rejects.toMatchObject({
        code: 'host/vault-key-missing',
        message: expect.stringContaining(join(workDir, 'data', 'vault.key')),
      });
    }
  });
});
