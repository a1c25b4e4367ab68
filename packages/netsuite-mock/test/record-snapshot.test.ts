import { describe, expect, it } from 'vitest';
import { createNetsuiteMock } from '../src/index.js';
import { callRecord } from './support/call-record.js';
import { anEmployee } from './support/records.js';

const FIELD = { scriptId: 'custentity_locker', kind: 'text', appliesTo: ['employee'] } as const;
const ASYNC = { prefer: 'respond-async' };
const JOB = '/services/rest/async/v1/job/1';

const aMock = (asyncJobDelayMs = 0) =>
  createNetsuiteMock({ employees: 20, now: () => Date.UTC(2025, 2, 15, 12), asyncJobDelayMs });

const titleOf = (mock: ReturnType<typeof aMock>): unknown =>
  callRecord(mock, { method: 'GET', path: 'employee/101?fields=title' }).body['title'];

describe('the record service of a mock', () => {
  it('is restored with its rows, its custom fields, its jobs and its numbers', () => {
    const mock = aMock();
    mock.customization.defineCustomField(FIELD);
    const before = mock.snapshot();
    const body = anEmployee({ custentity_locker: '17', externalId: 'X' });
    const made = callRecord(mock, { method: 'POST', path: 'employee', body }).headers['location'];
    callRecord(mock, { method: 'GET', path: 'employee/101', headers: ASYNC });
    mock.restore(before);
    expect(callRecord(mock, { method: 'GET', path: 'employee/eid:X' }).status).toBe(404);
    expect(callRecord(mock, { method: 'GET', path: JOB }).status).toBe(404);
    expect(callRecord(mock, { method: 'POST', path: 'employee', body }).headers['location']).toBe(made);
    const { body: record } = callRecord(mock, { method: 'GET', path: 'employee/eid:X' });
    expect(record['custentity_locker']).toBe('17');
  });

  it('is reset to one without custom fields', () => {
    const mock = aMock();
    mock.customization.defineCustomField(FIELD);
    mock.reset();
    expect(mock.store.find('employee', 101)).not.toHaveProperty('custentity_locker');
    mock.customization.defineCustomField(FIELD);
  });

  it('runs a job that waits in each clone for itself, by its own clock', () => {
    const mock = aMock(10_000);
    callRecord(mock, { method: 'PATCH', path: 'employee/101', body: { title: 'Later' }, headers: ASYNC });
    const clone = mock.clone();
    clone.clock.advance(10_000);
    expect([titleOf(mock) === 'Later', titleOf(clone)]).toEqual([false, 'Later']);
    mock.clock.advance(10_000);
    expect(titleOf(mock)).toBe('Later');
  });

  it('of a sandbox begins with the custom fields of its production account', () => {
    const mock = aMock();
    mock.customization.defineCustomField(FIELD);
    const sandbox = mock.accounts.create({ accountId: 'TSTDRV1234567_SB1', copyOf: 'TSTDRV1234567' });
    expect(sandbox.store.find('employee', 101)).toHaveProperty('custentity_locker');
    expect(() => sandbox.customization.defineCustomField(FIELD)).toThrow(/has it already/);
  });
});
