import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { faultToJson, isFault } from '@onlink/core';
import { createHost, type Host, type ImportEvent, parseDefinition } from '@onlink/host';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { plantPlugin } from './support/plant-plugin.js';

/** Letters that look different in each form in which it leaks. */
const SECRET = 'marked secret/+of=ours&more%~';
const FORMS = [
  SECRET,
  encodeURIComponent(SECRET),
  Buffer.from(SECRET).toString('base64').replace(/=+$/, ''),
  // What is left of it where a text is cut.
  SECRET.slice(0, 12),
];

const FIELD = { type: ['string', 'null'] };
const STREAM = {
  name: 'things',
  key: ['id'],
  deletes: 'unknown',
  schema: {
    type: 'object',
    properties: { id: { type: 'string' }, text: FIELD },
  },
};

const STREAMS = ['things', 'closed', 'twice', 'broken-plan', 'broken-read', 'broken-message'];

const PRELUDE = `
const forms = (token) => [token, encodeURIComponent(token), Buffer.from(token).toString('base64')];
const leaky = (token) => fault({ message: 'Failed with ' + forms(token).join(' ') + '.',
  fix: { text: token, url: 'https://a.invalid/?t=' + encodeURIComponent(token), pointer: '/' + token },
  remote: { status: 401, requestId: forms(token)[2], detail: token } });`;

/** Says its secret wherever a connector can say something. */
const MEMBERS = `
  async *check({ token }) {
    yield { id: 'login', needs: forms(token).join(' '), fault: leaky(token) };
    yield { id: token, needs: token };
  },
  async *discover({ token }) {
    for (const stream of manifest.streams) {
      const text = { type: 'string', title: token, description: forms(token)[2] };
      const properties = { ...stream.schema.properties, text, ['x' + token]: text };
      const schema = { ...stream.schema, description: token, properties };
      yield { ...stream, title: token, schema, ...(stream.name === 'closed' && { unavailable: leaky(token) }) };
    }
  },
  source: {
    async *plan({ token }, { stream }) {
      if (stream.name === 'broken-plan') throw leaky(token);
      yield { id: 'all', bounds: {} };
      if (stream.name !== 'twice') return;
      yield { id: token, bounds: {} };
      yield { id: token, bounds: {} };
    },
    async *read({ token }, { stream }, call) {
      call.log('warn', token, { token });
      if (stream.name === 'broken-read') throw new Error('x'.repeat(1980) + token);
      if (stream.name === 'broken-message') throw new Error('x'.repeat(180) + token);
      for (const form of forms(token)) {
        const notice = fault({ message: 'Failed to keep ' + form + '.' });
        yield { kind: 'notice', fault: notice, key: { id: form }, field: form, outcome: 'skipped' };
      }
      yield { kind: 'records', records: [{ id: '1', text: token }, { id: token, text: '\\0' }] };
      yield { kind: 'complete' };
    },
  },`;

let workDir: string;
let host: Host;
const logged: unknown[] = [];
const { signal } = new AbortController();

beforeAll(async () => {
  workDir = await mkdtemp(join(tmpdir(), 'onlink-leaky-'));
  const pluginDirs = [join(workDir, 'plugins')];
  await plantPlugin(pluginDirs[0] ?? '', {
    id: 'leaky',
    checks: [{ id: 'login', title: 'Log in', unlocks: [] }],
    streams: STREAMS.map((name) => ({ ...STREAM, name })),
    prelude: PRELUDE,
    members: MEMBERS,
  });
  const log = (...event: unknown[]): void => void logged.push(event);
  host = createHost({ dataDir: join(workDir, 'data'), pluginDirs, packageDirs: [], log });
  await host.connections.add('demo', 'leaky', { secrets: { token: SECRET } });
});
afterAll(async () => {
  await host.close();
  await rm(workDir, { recursive: true });
});

/** Everything that people may come to see of it, as one text. */
function shown(...values: readonly unknown[]): string {
  return values.map((value) => JSON.stringify(isFault(value) ? faultToJson(value) : value)).join('\n');
}

function expectNoSecret(text: string): void {
  for (const form of FORMS) expect(text).not.toContain(form);
  expect(text).toContain('[secret]');
}

async function failureOf(work: Promise<unknown>): Promise<string> {
  return work.then(
    () => 'nothing failed',
    (thrown: unknown) => shown(thrown),
  );
}

const read = (stream: string, fields?: readonly string[]) =>
  host.read('demo', {
    stream,
    signal,
    onRecords: () => undefined,
    ...(fields && { fields }),
  });

function importOf(stream: string, field = 'text', onEvent?: (event: ImportEvent) => void) {
  const lines = ['key:id=ID', `map:${field}=Text`, `config:data_source=${stream}`];
  const mapping = lines.map((line) => `  ${line}\n`).join('');
  const text = `name: ${stream}\nconnection: demo\nobjectType: Thing\nmapping: |\n${mapping}`;
  return host.runImport(parseDefinition(text, 'things.yaml'), {
    signal,
    ...(onEvent && { onEvent }),
  });
}

describe('a connector that says its secret', () => {
  it('has its checks told without it', async () => {
    const results: unknown[] = [];
    for await (const result of host.check('demo', signal)) {
      results.push({
        ...result,
        ...(result.fault && { fault: faultToJson(result.fault) }),
      });
    }
    expect(results).toHaveLength(2);
    expectNoSecret(shown(...results));
  });

  it('has its streams told without it: titles, schemas, and why one is closed', async () => {
    const streams = await host.discover('demo', signal);
    const faults = streams.flatMap(({ unavailable }) => unavailable ?? []);
    expect(faults).toHaveLength(1);
    expectNoSecret(shown(...faults));
    expectNoSecret(shown(streams.map(({ unavailable: _, ...stream }) => stream)));
  });

  it.each(['closed', 'broken-plan', 'broken-read', 'broken-message'])(
    'has the fault of reading "%s" told without it',
    async (stream) => {
      const failure = await failureOf(read(stream));
      for (const form of FORMS) expect(failure).not.toContain(form);
      expect(failure).toMatch(/\[secret|\[sec/);
    },
  );

  it('has its fields told without it', async () => {
    expectNoSecret(await failureOf(read('things', ['qqqqqqqq'])));
    expectNoSecret(await failureOf(importOf('things', 'qqqqqqqq')));
  });

  it('has its notices and log told without it, and its records left as they are', async () => {
    const records: unknown[] = [];
    const notices: unknown[] = [];
    await host.read('demo', {
      stream: 'things',
      signal,
      onRecords: (batch) => void records.push(...batch),
      onNotice: ({ fault, ...notice }) => notices.push(notice, faultToJson(fault)),
    });
    expect(notices).toHaveLength(6);
    expectNoSecret(shown(...notices));
    expectNoSecret(shown(...logged));
    expect(records[0]).toEqual({ id: '1', text: SECRET });
  });

  it('is imported with the reasons of what was left out, without it in any of them', async () => {
    const events: ImportEvent[] = [];
    const { run } = await importOf('things', 'text', (event) => events.push(event));
    expect(run.counts).toMatchObject({ read: 5, created: 1, skipped: 3, refused: 1 });
    expect(events.filter(({ kind }) => kind === 'notice')).toEqual(
      new Array(3).fill({ kind: 'notice', message: 'Failed to keep [secret].' }),
    );
    expect(events).toContainEqual({
      kind: 'refused',
      key: '[secret]',
      reason: '"text" holds a NUL character',
    });
    expectNoSecret(shown(...events));
    for await (const { attributes } of host.listObjects('Thing')) expect(attributes['Text']).toBe(SECRET);
  });

  it.each(['twice', 'broken-plan', 'broken-read', 'broken-message', 'closed'])(
    'has the fault of importing "%s" told and recorded without it',
    async (stream) => {
      const failure = await failureOf(importOf(stream));
      expect(failure).toContain('"code"');
      const recorded = shown((await host.importStatus(stream)) ?? null);
      for (const form of FORMS) expect(failure + recorded).not.toContain(form);
    },
  );
});
