import { expect, it } from 'vitest';
import { SUITEQL_PATH } from '../support/client.js';
import { onBothFaces } from '../support/on-both-faces.js';

const Q = 'SELECT id FROM employee';

// https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_157909186990.html: Prefer is mandatory, params are
// strings. Lower case and no Content-Type work: https://github.com/julbrs/netsuite-api-client (src/client.ts). What a
// request without Prefer gets is not published: the switch missingPrefer.
onBothFaces('a SuiteQL request', (connect) => {
  it.each(['transient', 'Transient', 'respond-async, transient'])('takes Prefer: %s', async (prefer) => {
    const { query } = await connect();
    expect((await query(Q, [], { headers: { prefer } })).status).toBe(200);
  });

  it.each([undefined, 'respond-async'])('without transient in Prefer (%s) is refused', async (prefer) => {
    const { query } = await connect();
    const answer = await query(Q, [], { headers: { prefer } });
    expect(answer.status).toBe(400);
    expect(answer.body?.['o:errorDetails'][0]).toMatchObject({
      'o:errorHeader': 'Prefer',
      'o:errorCode': 'INVALID_HEADER',
    });
  });

  it('without Prefer is answered where missingPrefer says so', async () => {
    const { query } = await connect({ switches: { missingPrefer: 'answered' } });
    expect((await query(Q, [], { headers: { prefer: undefined } })).status).toBe(200);
  });

  it('needs no Content-Type', async () => {
    const { query } = await connect();
    expect((await query(Q, [], { headers: { 'content-type': undefined } })).status).toBe(200);
  });

  it.each([
    ['no JSON', '{"q":', 'INVALID_REQUEST', undefined],
    ['no object', '["SELECT 1"]', 'INVALID_REQUEST', undefined],
    ['nothing', '', 'INVALID_REQUEST', undefined],
    ['no q', '{"query":"SELECT id FROM employee"}', 'INVALID_CONTENT', 'q'],
    ['a blank q', '{"q":"  "}', 'INVALID_CONTENT', 'q'],
    [
      'params of numbers',
      '{"q":"SELECT id FROM employee WHERE id = ?","params":[1]}',
      'INVALID_CONTENT',
      'params',
    ],
  ])('with %s as its body is refused', async (_, body, code, path) => {
    const { send } = await connect();
    const headers = { prefer: 'transient', 'content-type': 'application/json' };
    const answer = await send(SUITEQL_PATH, { method: 'POST', body, headers });
    expect(answer.status).toBe(400);
    const detail = answer.body?.['o:errorDetails'][0];
    expect(detail).toMatchObject({ 'o:errorCode': code });
    expect(detail?.['o:errorPath']).toBe(path);
  });
});
