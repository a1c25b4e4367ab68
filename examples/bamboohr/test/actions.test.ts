import { runAction } from '@onlink/runtime';
import { describe, expect, it } from 'vitest';
import { addEmployee } from '../src/actions/add-employee.js';
import { terminateEmployee } from '../src/actions/terminate-employee.js';
import { updateEmployee } from '../src/actions/update-employee.js';
import { type Opened, openOnMock } from './open-on-mock.js';

const ADA = { firstName: 'Ada', lastName: 'Lovelace', employeeNumber: "N'1" };
const LEAVING = {
  ...{ id: '100', date: '2026-08-31', terminationType: 'Resignation (Voluntary)' },
  ...{ terminationReason: 'Relocation', eligibleForRehire: 'Yes' },
};

/** Runs an action by the host's own rules. */
function run(
  { client, actionCall }: Opened,
  action: typeof addEmployee,
  input: Readonly<Record<string, string>>,
) {
  return runAction({
    ...{ connectorId: 'bamboohr', name: 'action', action, client, input, random: () => 0 },
    save: async () => undefined,
    createCall: () => actionCall(),
  });
}

describe('adding an employee', () => {
  it('gives the new ID, under the names that BambooHR takes', async () => {
    const opened = openOnMock(0);
    const input = { ...ADA, employmentStatus: 'Full-Time', hireDate: '2026-09-01' };
    const result = await run(opened, addEmployee, input);
    expect(result).toMatchObject({ kind: 'done', output: { id: '100', outcome: 'made' } });
    const made = opened.mock.store.employees.get(100)?.fields;
    expect(made?.get('employmentHistoryStatus')).toBe('Full-Time');
  });

  it('refuses a number or work email that somebody has already, and writes nothing', async () => {
    const opened = openOnMock(1);
    for (const taken of [{ employeeNumber: 'E-100' }, { workEmail: 'person.100@acme.invalid' }]) {
      const result = await run(opened, addEmployee, { ...ADA, ...taken });
      expect(result).toMatchObject({
        kind: 'failed',
        fault: { code: 'bamboohr/already-there', effect: 'none' },
      });
    }
    expect(opened.mock.writes()).toBe(0);
  });

  it('refuses an input by which a lost reply could not be told from a lost request', async () => {
    const result = await run(openOnMock(), addEmployee, { firstName: 'Ada', lastName: 'Lovelace' });
    expect(result).toMatchObject({ kind: 'failed', fault: { code: 'input/invalid' } });
  });

  it('says at the limit of employees that a person must raise it', async () => {
    const opened = openOnMock(0);
    const { mock, client, actionCall } = opened;
    const call = actionCall();
    const exchange: typeof call.exchange = (request) => {
      if (request.effect === 'create') mock.answerNext(429, 'Employee limit reached');
      return call.exchange(request);
    };
    await expect(addEmployee.run(client, ADA, { ...call, exchange })).rejects.toMatchObject({
      ...{ code: 'bamboohr/employee-limit', retry: 'after-fix', effect: 'none' },
    });
  });
});

describe('updating an employee', () => {
  it('changes the given fields alone', async () => {
    const opened = openOnMock(1);
    await run(opened, updateEmployee, { id: '100', jobTitle: 'Lead' });
    const fields = opened.mock.store.employees.get(100)?.fields;
    expect([fields?.get('jobTitle'), fields?.get('firstName')]).toEqual(['Lead', 'First100']);
  });

  it('fails one of many for its own fault, and sends none after a fault of the connection', async () => {
    const { mock, client, actionCall } = openOnMock(3);
    const inputs = ['100', '999', '101', '102'].map((id) => ({ id, jobTitle: 'Lead' }));
    const outcomes = [];
    for await (const outcome of updateEmployee.runMany?.(client, inputs, actionCall()) ?? []) {
      outcomes.push(outcome.fault?.code ?? 'made');
      if (outcome.index === 1) mock.answerNext(429, 'Too many requests', { 'retry-after': '30' });
    }
    expect(outcomes).toEqual(['made', 'bamboohr/not-found', 'bamboohr/rate-limit', 'bamboohr/rate-limit']);
    expect(mock.writes()).toBe(1);
  });
});

describe('terminating an employee', () => {
  it('adds a row once, however often it is asked', async () => {
    const opened = openOnMock(1);
    const first = await run(opened, terminateEmployee, LEAVING);
    const second = await run(opened, terminateEmployee, LEAVING);
    expect(first).toMatchObject({ output: { outcome: 'made' } });
    expect(second).toMatchObject({ output: { outcome: 'already-there' } });
    expect(opened.mock.writes()).toBe(1);
  });
});

describe('the choices of a field', () => {
  it('are the options in use, narrowed to what was typed', async () => {
    const { client, call } = openOnMock();
    const choices = await addEmployee.options?.['location']?.(client, { search: 'LI', partial: {} }, call());
    expect(choices?.items.map(({ value }) => value)).toEqual(['Lisbon', 'Lindon']);
    const all = await addEmployee.options?.['department']?.(client, { partial: {} }, call());
    expect(all?.items.map(({ label }) => label)).not.toContain('Of old');
  });
});
