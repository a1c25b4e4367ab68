import { createSecret, type PollEvent } from '@onlink/core';
import { verifyWebhook } from '@onlink/runtime';
import { describe, expect, it } from 'vitest';
import { employeeChanged } from '../src/triggers/employee-changed.js';
import { employeeHired } from '../src/triggers/employee-hired.js';
import { openOnMock } from './open-on-mock.js';

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

const webhook = employeeChanged.kind === 'webhook' ? employeeChanged : undefined;

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
    expect(webhook?.parse(raw)).toEqual([
      {
        ...{ id: '100:updated:2026-07-01T12:00:00Z', at: '2026-07-01T12:00:00Z', order: '100' },
        data: { employeeId: '100', change: 'updated', changedFields: ['jobTitle'] },
      },
    ]);
  });

  it('leaves events of other kinds alone, and refuses what is none with what to do', () => {
    const raw = openOnMock().mock.webhook({ ...delivery, type: 'employee.deleted' });
    const withBody = (body: string) => ({ ...raw, body: new TextEncoder().encode(body) });
    expect(webhook?.parse(withBody('{"type":"company.updated"}'))).toEqual([]);
    expect(() => webhook?.parse(withBody('type=employee.updated'))).toThrow(/Event-Based and JSON/);
  });
});

describe('looking for changes', () => {
  it('tells each change once, also within one second', async () => {
    const { mock, client, call, advance } = openOnMock(3);
    const look = (state?: Awaited<ReturnType<typeof eventsOf>>['state']) =>
      eventsOf(webhook?.sweep?.(client, { params: {}, sinceAt: NOON, ...(state ? { state } : {}) }, call()));
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
    const { events } = await eventsOf(webhook?.sweep?.(client, { params: {}, sinceAt: NOON + 500 }, call()));
    expect(events).toEqual([]);
  });

  it('tells of new employees alone where it looks for those', async () => {
    const { mock, client, call } = openOnMock(2);
    mock.store.update(100, { jobTitle: 'Lead' });
    mock.store.add({ firstName: 'Ada', lastName: 'Lovelace' });
    const poll = employeeHired.kind === 'poll' ? employeeHired.poll : undefined;
    const { events } = await eventsOf(poll?.(client, { params: {}, sinceAt: NOON }, call()));
    expect(events).toEqual(['102:created:2026-07-01T12:00:00Z']);
  });
});
