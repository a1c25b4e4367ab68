import { expect, it } from 'vitest';
import type { Client, RequestChanges } from '../support/client.js';
import { onBothFaces } from '../support/on-both-faces.js';

const JSON_TYPE = { 'content-type': 'application/json' };
const ATTEMPT = 'Invalid login attempt.';
const SYNTAX = 'The request could not be understood by the server due to malformed syntax.';

async function restlet(connecting: Promise<Client>) {
  const client = await connecting;
  client.mock.registerRestlet({ script: 6, deploy: 1, get: () => '' });
  const call = (changes: RequestChanges = {}) =>
    client.send('/app/site/hosting/restlet.nl', {
      search: '?script=6&deploy=1',
      headers: JSON_TYPE,
      ...changes,
    });
  return { ...client, call };
}

// https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4634920277.html (codes and forms),
// https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/subsect_156935170194.html (words),
// https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4254801119.html (Web Services Only Role)
onBothFaces('a login that a RESTlet refuses', (connect) => {
  it.each([
    ['JSON', JSON_TYPE, `{"error" : {"code" : "INVALID_LOGIN_ATTEMPT", "message" : "${ATTEMPT}"}}`],
    [
      'XML',
      { 'content-type': 'application/xml' },
      `<error><code>INVALID_LOGIN_ATTEMPT</code><message>${ATTEMPT}</message></error>`,
    ],
    ['text', {}, `error code: INVALID_LOGIN_ATTEMPT\nerror message: ${ATTEMPT}`],
    [
      'text for a type that is none',
      { 'content-type': 'constructor' },
      `error code: INVALID_LOGIN_ATTEMPT\nerror message: ${ATTEMPT}`,
    ],
  ])('is told in the form of the request: %s', async (_, headers, text) => {
    const { call } = await restlet(connect());
    const answer = await call({ headers, as: { tokenSecret: '0'.repeat(64) } });
    expect(answer.status).toBe(401);
    expect(answer.text).toBe(text);
  });

  it.each<readonly [string, RequestChanges, code: string, message: string, detail: string]>([
    [
      'an unknown key',
      { as: { consumerKey: 'no' } },
      'INVALID_LOGIN_ATTEMPT',
      ATTEMPT,
      'consumer_key_unknown',
    ],
    ['an unknown token', { as: { tokenId: 'no' } }, 'INVALID_LOGIN_ATTEMPT', ATTEMPT, 'token_rejected'],
    ['a short nonce', { sign: { nonce: 'abc' } }, 'INVALID_LOGIN_ATTEMPT', ATTEMPT, 'nonce_rejected'],
    ['an old timestamp', { sign: { timestampS: 1 } }, 'INVALID_REQUEST', SYNTAX, 'InvalidTimestamp'],
    ['another version', { sign: { version: '2.0' } }, 'INVALID_REQUEST', SYNTAX, 'VersionRejected'],
    ['another algorithm', { sign: { method: 'PLAINTEXT' } }, 'INVALID_REQUEST', SYNTAX, 'UnknownAlgorithm'],
    [
      'a parameter twice',
      { headers: { ...JSON_TYPE, authorization: 'OAuth oauth_nonce="abcdef", oauth_nonce="abcdef"' } },
      'INVALID_REQUEST',
      SYNTAX,
      'parameter_rejected',
    ],
  ])('for %s has its code, and its word in the audit trail', async (_, changes, code, message, detail) => {
    const { call, mock } = await restlet(connect());
    const answer = await call(changes);
    expect(answer.status).toBe(401);
    expect(answer.body).toEqual({ error: { code, message } });
    expect(mock.loginAuditTrail.at(-1)).toMatchObject({ status: 'Failure', detail });
  });

  it('spells a used nonce as the column of RESTlets does', async () => {
    const { call, mock } = await restlet(connect());
    const same = { sign: { nonce: 'onceandnevermore' } };
    expect((await call(same)).status).toBe(200);
    expect((await call(same)).status).toBe(401);
    expect(mock.loginAuditTrail.at(-1)?.detail).toBe('nonce_used');
  });

  it('is of a Web Services Only Role, which SuiteTalk REST lets in', async () => {
    const { call, query, mock } = await restlet(connect());
    mock.account.setWebServicesOnly(true);
    expect((await query('SELECT id FROM employee')).status).toBe(200);
    const answer = await call();
    expect(answer.status).toBe(401);
    expect(answer.body).toMatchObject({ error: { code: 'INVALID_LOGIN_CREDENTIALS' } });
  });
});
