import { expect, it } from 'vitest';
import { onBothFaces } from '../support/on-both-faces.js';
import { recordsOf } from '../support/records.js';

// A custom record of the Fixed Assets Management SuiteApp; the names of its own fields are assumed.
onBothFaces('the fixed asset register', (connect) => {
  it('has assets with serial numbers of their own and custodians that are employees', async () => {
    const client = await connect({ employees: 300 });
    const serials = await client.values('SELECT custrecord_assetserialno FROM customrecord_ncfar_asset');
    expect(serials).toHaveLength(120);
    expect(new Set(serials).size).toBe(120);
    const custodians = await client.values(
      'SELECT custrecord_assetcaretaker FROM customrecord_ncfar_asset WHERE custrecord_assetcaretaker IS NOT NULL',
    );
    const employees = new Set(await client.values('SELECT id FROM employee'));
    expect(custodians.length).toBeGreaterThan(80);
    expect(custodians.every((id) => employees.has(id))).toBe(true);
  });

  it('moves an asset to another custodian, by lastmodified', async () => {
    const client = await connect();
    const { read, update } = recordsOf(client);
    client.mock.clock.advance(1000);
    await update('customrecord_ncfar_asset/1', { custrecord_assetcaretaker: { id: '105' } });
    const { lastModified, custrecord_assetcaretaker: custodian } = await read('customrecord_ncfar_asset/1');
    expect([lastModified, custodian]).toEqual([
      '2025-03-15T12:00:01Z',
      expect.objectContaining({ id: '105' }),
    ]);
    const since = "lastmodified = TO_DATE('2025-03-15 12:00:01', 'YYYY-MM-DD HH24:MI:SS')";
    expect(await client.values(`SELECT id FROM customrecord_ncfar_asset WHERE ${since}`)).toEqual(['1']);
  });
});
