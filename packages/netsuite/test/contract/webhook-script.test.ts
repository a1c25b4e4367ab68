import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createSecret, type Occurrence, type RawRequest, type WebhookTrigger } from '@onlink/core';
import type { NetsuiteMock } from '@onlink/netsuite-mock';
import { verifyWebhook } from '@onlink/runtime';
import { describe, expect, it } from 'vitest';
import type { NetsuiteClient } from '../../src/client.js';
import { connector } from '../../src/connector.js';
import type { RecordEvent } from '../../src/triggers/record-event.js';
import { callOn, configOf } from '../mock-call.js';
import { aMovingMock, idsOf, type MovingMock, secondsOf, watch } from '../watcher.js';

const SECRET = 'the-secret-that-onlink-made';
const NOON = '2026-03-02T12:00:00Z';
const HOOK = 'https://onlink.invalid/hooks/7';

const SOURCE = readFileSync(new URL('../../suitescript/onlink-webhook.js', import.meta.url), 'utf8');

type Params = { readonly recordType: string; readonly change: 'any' | 'created' | 'updated' | 'deleted' };
const trigger = connector.triggers?.['record-changed'] as WebhookTrigger<NetsuiteClient, Params, RecordEvent>;
const ANY: Params = { recordType: 'employee', change: 'any' };

interface Saved {
  readonly type: string;
  readonly id: number;
  readonly event: 'create' | 'edit' | 'xedit' | 'delete' | 'approve';
}

/** An account in which the script is deployed: its modules work on the mock's rows, and what it posts is kept. */
interface ScriptedAccount extends MovingMock {
  readonly posts: RawRequest[];
  readonly errors: string[];
  save(saved: Saved): void;
}

interface Deployment {
  readonly parameters?: Readonly<Record<string, string | null>>;
  readonly secret?: string;
  readonly answer?: () => { readonly code: number };
}

function deploy(world: MovingMock, deployment: Deployment = {}): ScriptedAccount {
  const posts: RawRequest[] = [];
  const errors: string[] = [];
  const { afterSubmit } = loadScript(modulesOf(world, deployment, { posts, errors }), world);
  return {
    ...world,
    posts,
    errors,
    save({ type, id, event }) {
      const record = { type, id };
      const isDeletion = event === 'delete';
      afterSubmit({
        type: event,
        ...(isDeletion ? { oldRecord: record } : { newRecord: record }),
        UserEventType: { CREATE: 'create', EDIT: 'edit', XEDIT: 'xedit', DELETE: 'delete' },
      });
    },
  };
}

interface Script {
  afterSubmit(context: object): void;
}

/** Loads the script as NetSuite's loader would: `define` gives each module by its name. Its clock is the mock's. */
function loadScript(modules: Readonly<Record<string, unknown>>, { now }: MovingMock): Script {
  let script: Script | undefined;
  const define = (names: readonly string[], factory: (...found: unknown[]) => Script): void => {
    script = factory(
      ...names.map((name) => {
        if (!(name in modules)) throw new Error(`no module "${name}"`);
        return modules[name];
      }),
    );
  };
  class ScriptDate extends Date {
    constructor() {
      super(now());
    }
    static override now = now;
  }
  new Function('define', 'Date', SOURCE)(define, ScriptDate);
  if (script === undefined) throw new Error('the script defines nothing');
  return script;
}

function modulesOf(
  { mock }: MovingMock,
  { parameters, secret = SECRET, answer = () => ({ code: 202 }) }: Deployment,
  { posts, errors }: { readonly posts: RawRequest[]; readonly errors: string[] },
): Readonly<Record<string, unknown>> {
  const given: Readonly<Record<string, string | null>> = parameters ?? {
    custscript_onlink_url: HOOK,
    custscript_onlink_secret: 'custsecret_onlink_webhook',
  };
  return {
    'N/encode': { Encoding: { UTF_8: 'utf8', HEX: 'hex' } },
    'N/crypto': {
      HashAlg: { SHA256: 'sha256' },
      createSecretKey: ({ secret: id }: { secret: string }) => {
        if (id !== 'custsecret_onlink_webhook') throw new Error(`no secret ${id}`);
        return secret;
      },
      createHmac: ({ algorithm, key }: { algorithm: string; key: string }) => {
        const hmac = createHmac(algorithm, key);
        return {
          update: (part: { input: string; inputEncoding: 'utf8' }) => {
            hmac.update(part.input, part.inputEncoding);
          },
          digest: ({ outputEncoding }: { outputEncoding: 'hex' }) =>
            hmac.digest(outputEncoding).toUpperCase(),
        };
      },
    },
    'N/https': {
      post({ url, headers, body }: { url: string; headers: Record<string, string>; body: string }) {
        const lower = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]);
        posts.push({
          method: 'POST',
          url,
          headers: Object.fromEntries(lower),
          body: new TextEncoder().encode(body),
        });
        return answer();
      },
    },
    'N/log': { error: ({ details }: { details: string }) => void errors.push(details) },
    'N/query': { runSuiteQL: (asked: Query) => ({ asMappedResults: () => runQuery(mock, asked) }) },
    'N/runtime': {
      getCurrentScript: () => ({ getParameter: ({ name }: { name: string }) => given[name] ?? null }),
    },
  };
}

interface Query {
  readonly query: string;
  readonly params: readonly number[];
}

/** The one form of query that the script makes, on an account in UTC. */
function runQuery(mock: NetsuiteMock, { query, params }: Query): readonly object[] {
  const [, column = '', table = ''] =
    /^SELECT TO_CHAR\(SYS_EXTRACT_UTC\((\w+)\), 'YYYY-MM-DD HH24:MI:SS'\) AS changed FROM (\w+) WHERE id = \?$/.exec(
      query,
    ) ?? [];
  const row = mock.store.find(table, params[0] ?? 0);
  if (row === undefined) return [];
  const changed = new Date(Number(row[column]) * 1_000).toISOString().slice(0, 19).replace('T', ' ');
  return [{ changed }];
}

function verdictOf({ posts, now }: ScriptedAccount, secret = SECRET): string {
  const [raw] = posts;
  if (raw === undefined) return 'nothing was posted';
  return verifyWebhook(trigger, raw, { secrets: [createSecret(secret)], now: now() }).kind;
}

const parsed = ({ posts }: ScriptedAccount, params = ANY): readonly Occurrence<RecordEvent>[] =>
  posts.flatMap((raw) => [...trigger.parse(raw, params)]);

/** Makes, changes and deletes an employee, each in a second of its own. */
function liveThrough(world: ScriptedAccount): number {
  const { mock } = world;
  const id = mock.store.insert('employee', { entityid: 'Ann', datecreated: secondsOf(world.now()) });
  world.save({ type: 'employee', id, event: 'create' });
  return id;
}

describe('the script that tells of changes', () => {
  it('signs such that the host takes it for genuine, and nothing else', () => {
    const world = deploy(aMovingMock(NOON));
    liveThrough(world);
    expect(world.errors).toEqual([]);
    expect(verdictOf(world)).toBe('accepted');
    expect(verdictOf(world, 'another-secret')).toBe('refused');
    world.move(301_000);
    expect(verdictOf(world)).toBe('refused');
  });

  it.each([
    ['create', 'employee', 'employee:ID:created'],
    ['edit', 'employee', `employee:ID:updated:${NOON}`],
    ['xedit', 'employee', `employee:ID:updated:${NOON}`],
    ['delete', 'employee', 'employee:ID:deleted'],
    ['create', 'department', `department:ID:updated:${NOON}`],
    ['approve', 'purchaseorder', `purchaseorder:ID:updated:${NOON}`],
  ] as const)('tells of %s of a record of type %s as %s', (event, type, expected) => {
    const world = deploy(aMovingMock(NOON));
    const table = type === 'purchaseorder' ? 'transaction' : type;
    const id = world.mock.store.insert(table, type === 'purchaseorder' ? { type: 'PurchOrd' } : {});
    world.save({ type, id, event });
    expect(world.errors).toEqual([]);
    const [told] = parsed(world, { recordType: type, change: 'any' });
    expect(told).toMatchObject({ id: expected.replace('ID', String(id)), at: NOON, order: `${type}:${id}` });
  });

  it.each([
    ['no parameters', { parameters: {} }, 'URL and API secret'],
    [
      'a secret that is not there',
      { parameters: { custscript_onlink_url: HOOK, custscript_onlink_secret: 'x' } },
      'no secret',
    ],
    ['a refusal', { answer: () => ({ code: 401 }) }, '401'],
    [
      'a lost line',
      {
        answer: () => {
          throw new Error('SSS_REQUEST_TIME_EXCEEDED');
        },
      },
      'SSS_REQUEST_TIME',
    ],
  ])('lets the save go on and logs where it meets %s', (_, deployment: Deployment, logged) => {
    const world = deploy(aMovingMock(NOON), deployment);
    liveThrough(world);
    expect(world.errors).toEqual([expect.stringContaining(logged)]);
    expect(world.errors.join()).not.toContain(SECRET);
  });

  it('logs record types that are not watched, and posts nothing', () => {
    const world = deploy(aMovingMock(NOON));
    world.save({ type: 'folder', id: 3, event: 'edit' });
    expect(world.errors).toEqual([expect.stringContaining('folder')]);
    expect(world.posts).toEqual([]);
  });
});

describe('what the script told', () => {
  it('is one event with what the sweep finds, and the sweep finds what was lost', async () => {
    const moving = aMovingMock(NOON);
    const world = deploy(moving);
    const { mock } = world;
    const sweep = watch(moving, 'record-changed', { ...ANY });
    world.move(1_000);
    const [updated = 0, deleted = 0, lost = 0] = mock.store.ids('employee');
    const created = liveThrough(world);
    world.move(1_000);
    mock.store.update('employee', updated, { title: 'Lead' });
    world.save({ type: 'employee', id: updated, event: 'edit' });
    mock.store.update('employee', lost, { title: 'Untold' });
    mock.store.delete('employee', deleted);
    world.save({ type: 'employee', id: deleted, event: 'delete' });
    world.move(3_600_000);
    const swept = idsOf(await sweep.poll());
    const untold = `employee:${lost}:updated:2026-03-02T12:00:02Z`;
    expect([...swept].sort()).toEqual([...idsOf(parsed(world)), untold].sort());
    expect(swept).toContain(`employee:${created}:created`);
    expect(await sweep.poll()).toEqual([]);
  });

  it('gets its fields afterwards, and none where the record is gone', async () => {
    const world = deploy(aMovingMock(NOON));
    const id = liveThrough(world);
    const [event] = parsed(world);
    if (event === undefined) throw new Error('nothing was told');
    const client = (await connector.open(configOf(world.mock), {
      connectionId: 'c',
      rotateSecret: async () => {},
    })) as NetsuiteClient;
    const enrich = async () => trigger.enrich?.(client, event, callOn(world.mock, world.now()));
    expect(await enrich()).toMatchObject({
      id: event.id,
      at: event.at,
      data: { record: { entityid: 'Ann' } },
    });
    world.mock.store.delete('employee', id);
    expect(await enrich()).toEqual(event);
  });

  it.each([
    ['another record type', { recordType: 'vendor', change: 'any' }],
    ['another change', { recordType: 'employee', change: 'deleted' }],
  ] as const)('is left out where the params ask for %s', (_, params) => {
    const world = deploy(aMovingMock(NOON));
    liveThrough(world);
    expect(parsed(world, params)).toEqual([]);
  });

  it.each([
    ['', 'body'],
    [
      '{"recordType":"employee","id":"1; DROP","change":"created","changedAt":"2026-03-02T12:00:00Z"}',
      '"id"',
    ],
    ['{"recordType":"employee","id":"1","change":"read","changedAt":"2026-03-02T12:00:00Z"}', '"change"'],
    ['{"recordType":"employee","id":"1","change":"created","changedAt":"noon"}', '"changedAt"'],
  ])('is refused where it is %j, by the name of what is wrong', (text, named) => {
    const raw = { method: 'POST', url: HOOK, headers: {}, body: new TextEncoder().encode(text) };
    expect(() => trigger.parse(raw, ANY)).toThrow(named);
  });
});
