import { expect, it } from 'vitest';
import { NOON_MS, onBothFaces } from '../support/on-both-faces.js';

const NOON_S = NOON_MS / 1000;

// https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/subsect_156935170194.html: within 5 minutes of the server
onBothFaces('a timestamp', (connect) => {
  it.each([
    [-301, 401],
    [-300, 200],
    [0, 200],
    [300, 200],
    [301, 401],
  ])('%i seconds from the server time is answered %i', async (differenceS, status) => {
    const { query } = await connect();
    const answer = await query('SELECT id FROM employee', [], {
      sign: { timestampS: NOON_S + differenceS },
    });
    expect(answer.status).toBe(status);
  });

  it.each(['0', '-5', '01742040000', 'abc', ' 1742040000', '17420400000000000'])(
    'of %j is not a positive whole number and is refused',
    async (timestampS) => {
      const { mock, query } = await connect();
      expect((await query('SELECT id FROM employee', [], { sign: { timestampS } })).status).toBe(401);
      expect(mock.loginAuditTrail.at(-1)?.detail).toBe('InvalidTimestamp');
    },
  );

  it('is judged by the mock clock', async () => {
    const { mock, query } = await connect();
    mock.clock.advance(301_000);
    const stale = await query('SELECT id FROM employee', [], { sign: { timestampS: NOON_S } });
    expect(stale.status).toBe(401);
    expect((await query('SELECT id FROM employee')).status).toBe(200);
  });
});
