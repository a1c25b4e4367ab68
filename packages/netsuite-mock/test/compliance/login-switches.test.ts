import { expect, it } from 'vitest';
import { onBothFaces } from '../support/on-both-faces.js';

const Q = 'SELECT id FROM employee';
const BAD = { sign: { signature: 'd3Jvbmc=' } };

// No public source settles these: each is a switch, and its two positions are what a client must bear.
// Locking after 5 failures for 30 minutes: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/subsect_156935170194.html
onBothFaces('an assumed behaviour of logins', (connect) => {
  it('tells the cause in WWW-Authenticate only where tellingAuthenticateWords is on', async () => {
    const { mock, query } = await connect();
    const word = async () => (await query(Q, [], BAD)).headers.get('www-authenticate');
    expect(await word()).toContain('error="token_rejected"');
    mock.setSwitches({ tellingAuthenticateWords: true });
    expect(await word()).toContain('error="InvalidSignature"');
    const nonce = { sign: { nonce: 'onlyonce' } };
    await query(Q, [], nonce);
    const again = await query(Q, [], nonce);
    expect(again.headers.get('www-authenticate')).toContain('error="nonce_used"');
    expect(mock.loginAuditTrail.at(-1)?.detail).toBe('NonceUsed');
  });

  it('locks nobody by wrong signatures by default', async () => {
    const { query } = await connect();
    for (let failure = 0; failure < 6; failure += 1) await query(Q, [], BAD);
    expect((await query(Q)).status).toBe(200);
  });

  it('locks the user after five wrong signatures where lockOutByBadSignatures is on, for 30 minutes', async () => {
    const { mock, query } = await connect({ switches: { lockOutByBadSignatures: true } });
    for (let failure = 0; failure < 5; failure += 1) await query(Q, [], BAD);
    expect((await query(Q)).status).toBe(401);
    expect(mock.loginAuditTrail.at(-1)?.detail).toBe('temporary_locked');
    mock.clock.advance(30 * 60_000);
    expect((await query(Q)).status).toBe(200);
  });

  it('counts only failures in a row', async () => {
    const { query } = await connect({ switches: { lockOutByBadSignatures: true } });
    for (let failure = 0; failure < 4; failure += 1) await query(Q, [], BAD);
    expect((await query(Q)).status).toBe(200);
    await query(Q, [], BAD);
    expect((await query(Q)).status).toBe(200);
  });

  it('locks the user whose fifth password is wrong, until unlocked', async () => {
    const { mock, query } = await connect();
    for (let failure = 0; failure < 5; failure += 1) mock.account.failLogin();
    expect((await query(Q)).status).toBe(401);
    mock.account.unlockUser();
    expect((await query(Q)).status).toBe(200);
  });

  it('refuses a role without REST Web Services by 403 where missingRestPermission says so', async () => {
    const { mock, query } = await connect({ switches: { missingRestPermission: 'forbidden' } });
    mock.account.withholdPermission('REST Web Services');
    const answer = await query(Q);
    expect(answer.status).toBe(403);
    expect(answer.body?.['o:errorDetails'][0]?.['o:errorCode']).toBe('INSUFFICIENT_PERMISSION');
    expect(mock.loginAuditTrail.at(-1)?.status).toBe('Success');
  });
});
