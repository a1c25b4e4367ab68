import { expect, it } from 'vitest';
import { onBothFaces } from '../support/on-both-faces.js';

const OPENING = 'Invalid search query. Detailed unprocessed description follows. Search error occurred: ';

// Both are seen: https://github.com/hotgluexyz/tap-netsuite-rest (client.py) and
// https://github.com/aideny-kr/ecom-netsuite-suites (tests).
onBothFaces('a field of a feature that is off', (connect) => {
  it('is an unknown identifier', async () => {
    const { mock, query } = await connect();
    mock.account.setFeature('Departments', false);
    const { status, body } = await query('SELECT department FROM employee');
    expect(status).toBe(400);
    expect(body?.['o:errorDetails'][0]?.['detail']).toBe(
      `${OPENING}Unknown identifier 'department'. Available identifiers are: {employee=employee}.`,
    );
  });

  it('is not exposed with the switch', async () => {
    const { mock, query } = await connect({ switches: { hiddenField: 'notExposed' } });
    mock.account.setFeature('Departments', false);
    const { body } = await query('SELECT e.department FROM employee e');
    expect(body?.['o:errorDetails'][0]?.['detail']).toBe(
      `${OPENING}Field 'department' for record 'employee' was not found. Reason: NOT_EXPOSED.`,
    );
    expect((await query('SELECT nosuch FROM employee')).body?.['o:errorDetails'][0]?.['detail']).toContain(
      "Unknown identifier 'nosuch'",
    );
  });
});
