import { createSecret, type PollEvent } from '@onlink/core';
import { verifyWebhook } from '@onlink/runtime';
import { describe, expect, it } from 'vitest';
import { employeeChanged } from '../src/triggers/employee-changed.js';
import { employeeHired } from '../src/triggers/employee-hired.js';
import { type Opened, openOnMock } from './open-on-mock.js';

const NOON = Date.UTC(2026, 6, 1, 12);
const KEY = '0123456789abcdef';

async function eventsOf(polled: AsyncIterable<PollEvent<unknown>> | undefined) {
  const events: string[] = [];
  let state: Extract<PollEvent<unknown>, { kind: 'checkpoint' }>['state'] = null;
  for await (const item of polled ?? []) {
    if (item.kind === 'event') events.push(item.event.id);
    else state = item.state;
  }
  return { events, state };
}

const ANY = { change: 'any' } as const;

describe('the webhook of changed employees', () => {
  const delivery = { url: 'https://hooks.invalid/1', privateKey: KEY, employeeId: 100, at: NOON } as const;
  const proof = (now: number, key = KEY) => ({ secrets: [createSecret(key)], now });

  it('is signed over its body and then its time', () => {
    const { mock } = openOnMock();
    const raw = mock.webhook({ ...delivery, type: 'employee.updated' });
    expect(verifyWebhook(employeeChanged as never, raw, proof(NOON)).kind).toBe('accepted');
    expect(verifyWebhook(employeeChanged as never, raw, proof(NOON, 'another key')).kind).toBe('refused');
    const later = { ...raw, headers: { ...raw.headers, 'x-bamboohr-timestamp': String(NOON / 1_000 + 1) } };
    expect(verifyWebhook(employeeChanged as never, later, proof(NOON)).kind).toBe('refused');
    expect(verifyWebhook(employeeChanged as never, raw, proof(NOON + 600_000)).kind).toBe('refused');
  });

  it('tells who changed and what', () => {
    const { mock } = openOnMock();
    const raw = mock.webhook({ ...delivery, type: 'employee.updated', changedFields: ['jobTitle'] });
    expect(employeeChanged.parse(raw, ANY)).toEqual([
      {
        ...{ id: '100:updated:2026-07-01T12:00:00Z', at: '2026-07-01T12:00:00Z', order: '100' },
        data: { employeeId: '100', change: 'updated', changedFields: ['jobTitle'] },
      },
    ]);
  });

  it('leaves events of other kinds alone, and refuses what is none with what to do', () => {
    const raw = openOnMock().mock.webhook({ ...delivery, type: 'employee.deleted' });
    const withBody = (body: string) => ({ ...raw, body: new TextEncoder().encode(body) });
    expect(employeeChanged.parse(withBody('{"type":"company.updated"}'), ANY)).toEqual([]);
    expect(() => employeeChanged.parse(withBody('type=employee.updated'), ANY)).toThrow(
      /Event-Based and JSON/,
    );
  });
});

describe('setting a webhook up', () => {
  const url = 'https://hooks.invalid/1';
  const subscribe = ({ client, call }: Opened, change: 'any' | 'deleted' = 'any') =>
    employeeChanged.subscribe?.(
      client,
      { url, params: { change }, secret: createSecret('not used') },
      call(),
    );

  it('gives the private key back, by which its webhooks are verified, and keeps none of it', async () => {
    const opened = openOnMock();
    const subscription = await subscribe(opened);
    const { privateKey, events, monitorFields } = opened.mock.store.webhooks.get(1) ?? {};
    expect(subscription).toEqual({ handle: { id: 1 }, secret: privateKey });
    expect(events).toEqual(['employee.created', 'employee.updated', 'employee.deleted']);
    expect(monitorFields).toContain('jobTitle');
    expect(monitorFields).not.toContain('payRate');
  });

  it('asks only for the changes that are wanted', async () => {
    const opened = openOnMock();
    await subscribe(opened, 'deleted');
    expect(opened.mock.store.webhooks.get(1)).toMatchObject({
      events: ['employee.deleted'],
      monitorFields: [],
    });
  });

  it('ends what an earlier try left at the URL, whose key nobody knows', async () => {
    const opened = openOnMock();
    await subscribe(opened);
    const second = await subscribe(opened);
    expect([...opened.mock.store.webhooks.values()].map(({ privateKey }) => privateKey)).toEqual([
      second?.secret,
    ]);
  });

  it('is undone once, and a second time is no failure', async () => {
    const opened = openOnMock();
    const { handle = null } = (await subscribe(opened)) ?? {};
    for (const _twice of [1, 2]) await employeeChanged.unsubscribe?.(opened.client, handle, opened.call());
    expect(opened.mock.store.webhooks.size).toBe(0);
  });
});

describe('telling of one kind of change', () => {
  it('leaves out the others, by webhook as by sweep', async () => {
    const { mock, client, call } = openOnMock(2);
    const params = { change: 'deleted' } as const;
    mock.store.update(100, { jobTitle: 'Lead' });
    mock.store.remove(101);
    const told = { url: 'https://hooks.invalid/1', privateKey: KEY, at: NOON } as const;
    const webhooks = [
      mock.webhook({ ...told, type: 'employee.updated', employeeId: 100 }),
      mock.webhook({ ...told, type: 'employee.deleted', employeeId: 101 }),
    ];
    const ids = webhooks.flatMap((raw) => employeeChanged.parse(raw, params)).map(({ id }) => id);
    const { events } = await eventsOf(employeeChanged.sweep?.(client, { params, sinceAt: NOON }, call()));
    expect(ids).toEqual(['101:deleted:2026-07-01T12:00:00Z']);
    expect(events).toEqual(ids);
  });
});

describe('looking for changes', () => {
  it('tells each change once, also within one second', async () => {
    const { mock, client, call, advance } = openOnMock(3);
    const look = (state?: Awaited<ReturnType<typeof eventsOf>>['state']) =>
      eventsOf(
        employeeChanged.sweep?.(client, { params: ANY, sinceAt: NOON, ...(state ? { state } : {}) }, call()),
      );
    mock.store.update(102, { jobTitle: 'Lead' });
    const first = await look();
    mock.store.update(100, { jobTitle: 'Lead' });
    const second = await look(first.state);
    advance(1_000);
    mock.store.remove(101);
    const third = await look(second.state);
    expect([first.events, second.events, third.events]).toEqual([
      ['102:updated:2026-07-01T12:00:00Z'],
      ['100:updated:2026-07-01T12:00:00Z'],
      ['101:deleted:2026-07-01T12:00:01Z'],
    ]);
  });

  it('begins within a second with nothing older', async () => {
    const { mock, client, call } = openOnMock(1);
    mock.store.update(100, { jobTitle: 'Lead' });
    const { events } = await eventsOf(
      employeeChanged.sweep?.(client, { params: ANY, sinceAt: NOON + 500 }, call()),
    );
    expect(events).toEqual([]);
  });

  it('tells of new employees alone where it looks for those', async () => {
    const { mock, client, call } = openOnMock(2);
    mock.store.update(100, { jobTitle: 'Lead' });
    mock.store.add({ firstName: 'Ada', lastName: 'Lovelace' });
    const { events } = await eventsOf(employeeHired.poll(client, { params: {}, sinceAt: NOON }, call()));
    expect(events).toEqual(['102:created:2026-07-01T12:00:00Z']);
  });
});
