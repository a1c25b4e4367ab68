import { expect, it } from 'vitest';
import { holdRequest } from '../support/hold-request.js';
import { onBothFaces } from '../support/on-both-faces.js';

const Q = 'SELECT id FROM employee';

// https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/bridgehead_1500275603.html (one pool for an account, 5 on the
// standard tier) and https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_156570709583.html (the answer)
onBothFaces('the concurrency limit', (connect) => {
  it('lets five requests be under way and refuses the sixth with 429', async () => {
    const client = await connect();
    const held = [];
    for (let nth = 1; nth <= 4; nth += 1) held.push(await holdRequest(client));
    expect((await client.query(Q)).status).toBe(200);
    held.push(await holdRequest(client));
    const { status, headers, body } = await client.query(Q);
    expect(status).toBe(429);
    expect(body).toEqual({
      type: expect.stringContaining('https://'),
      title: 'Bad Request',
      status: 429,
      'o:errorDetails': [
        {
          detail: 'Concurrent request limit exceeded. Request blocked.',
          'o:errorCode': 'CONCURRENCY_LIMIT_EXCEEDED',
        },
      ],
    });
    expect(headers.has('retry-after')).toBe(false);
    for (const release of held) await release();
  });

  it('takes the next request as soon as one is answered', async () => {
    const client = await connect({ concurrencyLimit: 1 });
    const release = await holdRequest(client);
    expect((await client.query(Q)).status).toBe(429);
    await release();
    expect((await client.query(Q)).status).toBe(200);
    expect((await client.query(Q)).status).toBe(200);
  });

  it('does not count a request whose login failed', async () => {
    const client = await connect({ concurrencyLimit: 1 });
    expect((await client.query(Q, [], { as: { tokenSecret: 'wrong' } })).status).toBe(401);
    expect((await client.query(Q)).status).toBe(200);
  });

  // https://github.com/salto-io/salto/issues/6465: a retry with the header of a refused request is a failed login.
  it('is asked after the login, so that the nonce of a refused request is spent', async () => {
    const client = await connect({ concurrencyLimit: 1 });
    const release = await holdRequest(client);
    const sign = { nonce: 'sameNonceTwice' };
    expect((await client.query(Q, [], { sign })).status).toBe(429);
    await release();
    expect((await client.query(Q, [], { sign })).status).toBe(401);
    expect(client.mock.loginAuditTrail.at(-1)?.detail).toBe('NonceUsed');
  });

  it('names a time to wait only where the switch says so', async () => {
    const client = await connect({ concurrencyLimit: 1, switches: { retryAfterAtLimit: 'sent' } });
    const release = await holdRequest(client);
    expect((await client.query(Q)).headers.get('retry-after')).toBe('1');
    await release();
  });

  // https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/bridgehead_156224824287.html
  it('refuses an integration beyond its own part, and lets another take the rest', async () => {
    const client = await connect({ concurrencyLimit: 2 });
    const { account } = client.mock;
    const { id: integrationId, consumerKey, consumerSecret } = account.createIntegration('Other');
    const { id: tokenId, secret: tokenSecret } = account.createToken({ integrationId });
    account.setConcurrencyLimit(1);
    const release = await holdRequest(client);
    expect((await client.query(Q)).status).toBe(429);
    const as = { consumerKey, consumerSecret, tokenId, tokenSecret };
    expect((await client.query(Q, [], { as })).status).toBe(200);
    const releaseOther = await holdRequest(client, { as });
    expect((await client.query(Q, [], { as })).status).toBe(429);
    await release();
    expect((await client.query(Q)).status).toBe(200);
    await releaseOther();
  });

  it('answers a RESTlet with 400 and a code of its own, out of the same pool', async () => {
    const client = await connect({ concurrencyLimit: 1 });
    client.mock.registerRestlet({ script: 6, deploy: 1, get: () => 'never' });
    const release = await holdRequest(client);
    const answer = await client.send('/app/site/hosting/restlet.nl', {
      search: '?script=6&deploy=1',
      headers: { 'content-type': 'application/json' },
    });
    expect(answer.status).toBe(400);
    expect(answer.body).toMatchObject({ error: { code: 'SSS_REQUEST_LIMIT_EXCEEDED' } });
    await release();
  });
});
