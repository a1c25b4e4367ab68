import { expect, it } from 'vitest';
import { onBothFaces } from '../support/on-both-faces.js';

// The body's words: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_156570709583.html
// and https://github.com/jacobsvante/netsuite/issues/27; the header as seen in public code of 2025.
onBothFaces('a login failure', (connect) => {
  it('answers 401 with the challenge and the envelope that accounts send', async () => {
    const client = await connect({ accountId: '9910981_SB1' });
    const answer = await client.query('SELECT id FROM employee', [], { as: { tokenSecret: 'f'.repeat(64) } });
    expect(answer.status).toBe(401);
    expect(answer.headers.get('www-authenticate')).toBe(
      'OAuth realm="9910981_SB1", error="token_rejected", error_description="Invalid login attempt."',
    );
    expect(answer.body).toEqual({
      type: 'https://www.rfc-editor.org/rfc/rfc9110.html#section-15.5.2',
      title: 'Unauthorized',
      status: 401,
      'o:errorDetails': [
        {
          detail:
            'Invalid login attempt. For more details, see the Login Audit Trail in the NetSuite UI at Setup > Users/Roles > User Management > View Login Audit Trail.',
          'o:errorCode': 'INVALID_LOGIN',
        },
      ],
    });
  });

  it('answers the same for each cause, so that the wire does not tell them apart', async () => {
    const client = await connect();
    const ask = (changes: Parameters<typeof client.query>[2]) =>
      client.query('SELECT id FROM employee', [], changes);
    const answers = [
      await ask({ as: { consumerKey: '0'.repeat(64) } }),
      await ask({ as: { tokenId: '0'.repeat(64) } }),
      await ask({ sign: { nonce: 'short' } }),
      await ask({ sign: { timestampS: 1 } }),
      await ask({ headers: { authorization: undefined } }),
    ];
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([401]));
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    expect(new Set(answers.map(({ headers }) => headers.get('www-authenticate'))).size).toBe(1);
  });

  it('carries the mock clock in the Date header, by which a client sees its own skew', async () => {
    const client = await connect();
    client.mock.clock.advance(-600_000);
    const answer = await client.query('SELECT id FROM employee', [], { sign: { nonce: 'short' } });
    expect(answer.headers.get('date')).toBe('Sat, 15 Mar 2025 11:50:00 GMT');
  });

  it('is answered before the route is looked at', async () => {
    const client = await connect();
    const answer = await client.send('/services/rest/record/v1/employee/1', { sign: { nonce: 'short' } });
    expect(answer.status).toBe(401);
  });

  it('holds no secret in the body, the headers or the journal', async () => {
    const client = await connect();
    const { consumerSecret, tokenSecret } = client.mock.credentials;
    const answer = await client.query('SELECT id FROM employee', [], { sign: { signature: 'd3Jvbmc=' } });
    const seen = `${answer.text}${JSON.stringify([...answer.headers])}${JSON.stringify(client.mock.journal)}${client.mock.explainLastLoginFailure()}`;
    for (const secret of [consumerSecret, tokenSecret]) expect(seen).not.toContain(secret);
  });
});
