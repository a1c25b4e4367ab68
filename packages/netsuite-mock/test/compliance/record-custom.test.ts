import { expect, it } from 'vitest';
import { createNetsuiteMock } from '../../src/index.js';
import { onBothFaces } from '../support/on-both-faces.js';
import { anEmployee, recordsOf } from '../support/records.js';

// Columns of custom records: https://github.com/hotgluexyz/tap-netsuite-rest (streams.py); of customfield: the same
onBothFaces('a customization', (connect) => {
  it('adds a record type with its table', async () => {
    const client = await connect();
    client.mock.customization.defineCustomList('customlist_colour', { 1: 'Red', 2: 'Blue' });
    client.mock.customization.defineCustomRecord({
      scriptId: 'customrecord_badge',
      name: 'Badge',
      fields: [
        {
          scriptId: 'custrecord_holder',
          label: 'Holder',
          kind: 'reference',
          target: 'employee',
          required: true,
        },
        { scriptId: 'custrecord_colour', kind: 'reference', target: 'customlist_colour' },
        { scriptId: 'custrecord_issued', kind: 'date' },
      ],
    });
    const { create, read, refusal, send } = recordsOf(client);
    const body = {
      name: 'B1',
      custrecord_holder: '101',
      custrecord_colour: { id: '2' },
      custrecord_issued: '2025-02-01',
    };
    const id = await create('customrecord_badge', body);
    expect(await read(`customrecord_badge/${id}`)).toMatchObject({
      name: 'B1',
      custrecord_holder: { id: '101' },
      custrecord_colour: { id: '2', refName: 'Blue' },
      custrecord_issued: '2025-02-01',
      created: '2025-03-15T12:00:00Z',
    });
    const q =
      'SELECT name, BUILTIN.DF(custrecord_colour) AS colour, custrecord_issued FROM customrecord_badge';
    expect(await client.rows(q)).toEqual([{ name: 'B1', colour: 'Blue', custrecord_issued: '2/1/2025' }]);
    expect((await refusal('POST', 'customrecord_badge', { name: 'B2' }))[2]).toContain(
      'value(s) for: Holder.',
    );
    expect((await send('customrecord_badge')).body?.totalResults).toBe(1);
    expect(
      await client.values(
        "SELECT scriptid FROM customfield WHERE recordtype = 'CUSTOMRECORD_BADGE' ORDER BY scriptid",
      ),
    ).toEqual(['custrecord_colour', 'custrecord_holder', 'custrecord_issued']);
  });

  it('adds a field to a type of NetSuite, and to the lines of a transaction', async () => {
    const client = await connect();
    const { customization } = client.mock;
    customization.defineCustomField({
      scriptId: 'custentity_locker',
      kind: 'integer',
      appliesTo: ['employee'],
    });
    customization.defineCustomField({
      scriptId: 'custcol_project',
      kind: 'text',
      appliesTo: ['purchaseOrder'],
    });
    const { create, read } = recordsOf(client);
    const id = await create('employee', anEmployee({ custentity_locker: 17 }));
    expect(await read(`employee/${id}`)).toMatchObject({ custentity_locker: 17 });
    expect(await client.values('SELECT custentity_locker FROM employee WHERE custentity_locker > 1')).toEqual(
      ['17'],
    );
    const [vendor = ''] = (await client.values('SELECT MIN(id) FROM vendor')) as string[];
    const items = [{ item: '301', quantity: 1, rate: 1, custcol_project: 'P-1' }];
    const order = await create('purchaseOrder', { entity: vendor, item: { items } });
    expect(await read(`purchaseOrder/${order}/item/1`)).toMatchObject({ custcol_project: 'P-1' });
  });

  it('is, as a list, a table of its own', async () => {
    const client = await connect();
    const { customization } = client.mock;
    customization.defineCustomList('customlist_colour', { 1: 'Red', 20: 'Blue' });
    expect(await client.rows('SELECT * FROM customlist_colour ORDER BY id')).toEqual([
      { id: '1', name: 'Red', isinactive: 'F', recordid: '1', scriptid: 'val_1' },
      { id: '20', name: 'Blue', isinactive: 'F', recordid: '20', scriptid: 'val_20' },
    ]);
    expect(() => customization.defineCustomList('customlist_colour', {})).toThrow(/has it already/);
    expect(() => customization.defineCustomList('customlist_size', { 1.5: 'S' })).toThrow(
      /custom list "customlist_size": its entry "1\.5" is no text under a whole number from 1/,
    );
    expect((await client.query('SELECT id FROM customlist_size')).status).toBe(400);
  });

  it('belongs to its account alone', async () => {
    const client = await connect();
    const other = createNetsuiteMock({ employees: 5 });
    const { customization, store } = client.mock;
    customization.defineCustomField({ scriptId: 'custentity_locker', kind: 'text', appliesTo: ['employee'] });
    expect(store.find('employee', 101)).toHaveProperty('custentity_locker');
    expect(other.store.find('employee', 101)).not.toHaveProperty('custentity_locker');
  });

  it('that is malformed is refused by name', async () => {
    const { customization } = (await connect()).mock;
    const field = { kind: 'text', appliesTo: ['employee'] } as const;
    expect(() => customization.defineCustomField({ ...field, scriptId: 'locker' })).toThrow(
      /custom field "locker"/,
    );
    expect(() => customization.defineCustomField({ ...field, scriptId: 'custentity_badge_no' })).toThrow(
      /has it already/,
    );
    expect(() =>
      customization.defineCustomField({ ...field, scriptId: 'custentity_x', appliesTo: ['nothing'] }),
    ).toThrow(/"nothing"/);
    expect(() => customization.defineCustomRecord({ scriptId: 'badge', name: 'B' })).toThrow(
      /custom record "badge"/,
    );
  });
});
