import { expect, it } from 'vitest';
import type { Client } from '../support/client.js';
import { onBothFaces } from '../support/on-both-faces.js';

const Q = 'SELECT id FROM employee';

async function withSandbox(connecting: Promise<Client>) {
  const client = await connecting;
  const sandbox = client.mock.accounts.create({ accountId: '1234567_SB1', copyOf: '1234567' });
  const { id: tokenId, secret: tokenSecret } = sandbox.admin.createToken();
  const inSandbox = { as: { tokenId, tokenSecret }, sign: { realm: '1234567_SB1' } };
  return { ...client, sandbox, inSandbox };
}

// Realms: https://github.com/netsuitephp/netsuite-php/issues/121, https://github.com/fylein/netsuite-sdk-py/issues/29;
// what a sandbox is: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_1534941538.html
onBothFaces('many accounts in one mock', (connect) => {
  it('are told apart by the realm on a host that names none', async () => {
    const { query, inSandbox, sandbox, mock } = await withSandbox(connect({ accountId: '1234567' }));
    sandbox.store.delete('employee', sandbox.store.ids('employee')[0] ?? 0);
    expect((await query(Q)).body?.totalResults).toBe(50);
    expect((await query(Q, [], inSandbox)).body?.totalResults).toBe(49);
    expect(mock.journal.map(({ accountId }) => accountId)).toEqual(['1234567', '1234567_SB1']);
  });

  it.each(['1234567_sb1', '1234567-SB1', '1234567-sb1'])('refuse the realm %s', async (realm) => {
    const { query, inSandbox, sandbox } = await withSandbox(connect({ accountId: '1234567' }));
    const answer = await query(Q, [], { ...inSandbox, sign: { realm } });
    expect(answer.status).toBe(401);
    expect(answer.body?.['o:errorDetails'][0]?.['o:errorCode']).toBe('INVALID_LOGIN');
    expect(answer.headers.get('www-authenticate')).toContain('realm="1234567_SB1"');
    expect(sandbox.loginAuditTrail.at(-1)?.status).toBe('Failure');
  });

  it('share neither tokens, nonces, audit trails, features nor locks', async () => {
    const { query, inSandbox, sandbox, mock } = await withSandbox(connect({ accountId: '1234567' }));
    expect((await query(Q, [], { sign: { realm: '1234567_SB1' } })).status).toBe(401);
    const nonce = 'thesamenonceintwo';
    expect((await query(Q, [], { sign: { nonce } })).status).toBe(200);
    expect((await query(Q, [], { ...inSandbox, sign: { realm: '1234567_SB1', nonce } })).status).toBe(200);
    expect(mock.loginAuditTrail).toHaveLength(1);
    sandbox.admin.setFeature('Token-based Authentication', false);
    sandbox.admin.lockUser();
    expect((await query(Q)).status).toBe(200);
  });
});

onBothFaces('a sandbox', (connect) => {
  it('starts with the features, roles, users and rows of production, and none of its locks', async () => {
    const { mock } = await connect({ accountId: '1234567' });
    mock.account.setFeature('Locations', false);
    const role = mock.account.createRole('Extra', ['Employees']);
    mock.account.lockUser();
    mock.store.insert('employee', { id: 777_777, entityid: 'New' });
    const sandbox = mock.accounts.create({ accountId: '1234567_SB1', copyOf: '1234567' });
    expect(sandbox.admin.hasFeature('Locations')).toBe(false);
    expect(sandbox.admin.role(role.id).name).toBe('Extra');
    expect(sandbox.admin.user().lockedUntilMs).toBe(0);
    expect(sandbox.store.find('employee', 777_777)).toMatchObject({ entityid: 'New' });
    expect(sandbox.admin.tokens()).toEqual([]);
  });

  it('is made anew by a refresh: its rows, records and tokens are gone', async () => {
    const { query, inSandbox, sandbox, mock } = await withSandbox(connect({ accountId: '1234567' }));
    sandbox.store.insert('employee', { id: 888_888, entityid: 'Sandboxed' });
    sandbox.admin.createIntegration('Made here');
    mock.accounts.refresh('1234567_SB1');
    expect(sandbox.store.find('employee', 888_888)).toBeUndefined();
    expect(sandbox.admin.integrations().map(({ name }) => name)).toEqual(['OnLink']);
    expect((await query(Q, [], inSandbox)).status).toBe(401);
  });

  it('is no other account: one of its own is not refreshed, and a source must exist', async () => {
    const { mock } = await connect();
    mock.accounts.create({ accountId: '7654321' });
    expect(() => mock.accounts.refresh('7654321')).toThrow(/it is no copy/);
    expect(() => mock.accounts.create({ accountId: '1_SB1', copyOf: '1' })).toThrow(
      /Failed to find account "1"/,
    );
  });
});
