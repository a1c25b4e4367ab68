import { expect, it } from 'vitest';
import type { Client } from '../support/client.js';
import { onBothFaces } from '../support/on-both-faces.js';

const PATH = '/app/site/hosting/restlet.nl';

/** A write over whatever face: a RESTlet that adds an employee. */
function addEmployee(client: Client, signal?: AbortSignal) {
  client.mock.registerRestlet({
    script: 'customscript_add',
    deploy: 1,
    post: (_, { store }) => ({ id: store.insert('employee', { entityid: 'Added' }) }),
  });
  return client.send(PATH, {
    method: 'POST',
    search: '?script=customscript_add&deploy=1',
    headers: { 'content-type': 'application/json' },
    body: '{}',
    ...(signal && { signal }),
  });
}

// The mock's own: faults that break the connection, what they leave behind, and who cannot do it.
onBothFaces('a fault that breaks the connection', (connect) => {
  it.each([
    ['reset-before-commit', 0],
    ['reset-after-commit', 1],
    ['truncated-body', 1],
  ] as const)('loses the reply: %s leaves %i rows; msw refuses it and leaves none', async (fault, rows) => {
    const client = await connect({ employees: 0 });
    const { mock } = client;
    mock.faults.arm({ fault, nth: 1 });
    if (client.face === 'msw') {
      const { status, body } = await addEmployee(client);
      expect(status).toBe(501);
      expect(body?.['o:errorDetails'][0]).toEqual({
        detail: `The msw face cannot perform the fault "${fault}": it has no connection of its own to break. Use one of these faces: function, fetch, http.`,
        'o:errorCode': 'MOCK_FAULT_NOT_ON_THIS_FACE',
      });
      expect(mock.store.count('employee')).toBe(0);
      expect(mock.faults.armed()).toMatchObject([{ matched: 0, fired: 0 }]);
      return;
    }
    await expect(addEmployee(client)).rejects.toThrow();
    expect(mock.store.count('employee')).toBe(rows);
    expect(mock.loginAuditTrail.map(({ status }) => status)).toEqual(['Success']);
    expect((await addEmployee(client)).status).toBe(200);
  });

  it('commits a record whose reply is lost, so that a blind second try is found out by its external id', async () => {
    const client = await connect({ employees: 0 });
    client.mock.account.setPermissionLevel('Employees', 'Full');
    client.mock.faults.arm({ fault: 'reset-after-commit', route: 'record.create', nth: 1 });
    const create = () =>
      client.send('/services/rest/record/v1/employee', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({
          externalId: 'HR-1',
          firstName: 'Ada',
          lastName: 'Lovelace',
          subsidiary: { id: '1' },
        }),
      });
    if (client.face === 'msw') {
      expect((await create()).status).toBe(501);
      expect(client.mock.store.count('employee')).toBe(0);
      return;
    }
    await expect(create()).rejects.toThrow();
    expect(client.mock.store.count('employee')).toBe(1);
    const again = await create();
    expect([again.status, again.text]).toEqual([400, expect.stringContaining('already exists')]);
    expect(client.mock.store.count('employee')).toBe(1);
  });

  it('never answers a request that stalls, though what it asked is done', async () => {
    const client = await connect({ employees: 0 });
    client.mock.faults.arm({ fault: 'stall', times: 1 });
    const controller = new AbortController();
    const answer = addEmployee(client, controller.signal);
    answer.catch(() => {});
    while (client.mock.journal.length === 0) await new Promise((resolve) => setImmediate(resolve));
    expect(client.mock.store.count('employee')).toBe(1);
    controller.abort();
    await expect(answer).rejects.toThrow();
    expect((await addEmployee(client)).status).toBe(200);
  });
});
