import { expect, it } from 'vitest';
import { onBothFaces } from '../support/on-both-faces.js';

// Tables and columns: https://github.com/fivetran/dbt_netsuite_source and
// https://github.com/hotgluexyz/tap-netsuite-rest (streams.py)
onBothFaces('a seeded table', (connect) => {
  it.each([
    [
      'vendor',
      40,
      'id, entityid, companyname, legalname, email, category, currency, terms, balance, isinactive, lastmodifieddate',
    ],
    ['customer', 40, 'id, companyname, entitystatus, searchstage, salesrep, balancesearch, lastmodifieddate'],
    ['contact', 60, 'id, firstname, lastname, company, title, lastmodifieddate'],
    ['job', 12, 'id, entityid, companyname, customer, projectmanager, startdate, percentcomplete'],
    ['entity', 202, 'id, type, entityid, altname, isperson, customer, vendor, employee, contact, project'],
    [
      'item',
      60,
      'id, itemid, displayname, itemtype, subtype, cost, averagecost, totalquantityonhand, lastmodifieddate',
    ],
    ['account', 31, 'id, acctnumber, fullname, accountsearchdisplayname, accttype, generalrate, sspecacct'],
    ['accounttype', 16, 'id, longname, balancesheet, seqnum, internalid'],
    [
      'accountingperiod',
      68,
      'id, periodname, startdate, enddate, parent, isyear, isquarter, closed, alllocked',
    ],
    ['accountingbook', 1, 'id, name, isprimary'],
    ['term', 4, 'id, name, lastmodifieddate'],
    ['vendorcategory', 4, 'id, name, istaxagency'],
    ['entitystatus', 6, 'key, name'],
    ['role', 4, 'id, name, isinactive'],
    ['transactionstatus', 23, 'id, trantype, name, fullname'],
    [
      'customfield',
      25,
      'scriptid, name, fieldvaluetype, fieldtype, recordtype, ismandatory, isstored, lastmodifieddate',
    ],
    ['customrecordtype', 2, 'internalid, scriptid, name'],
    [
      'customrecord_ncfar_asset',
      120,
      'id, name, recordid, scriptid, owner, created, lastmodified, custrecord_assetserialno',
    ],
    [
      'deletedrecord',
      0,
      'recordid, recordtypeid, scriptid, name, type, context, deletedby, deleteddate, iscustomlist',
    ],
    ['partner', 0, 'id, entityid, isinactive, lastmodifieddate'],
    [
      'consolidatedexchangerate',
      0,
      'id, postingperiod, fromsubsidiary, tosubsidiary, fromcurrency, tocurrency, currentrate, averagerate, accountingbook',
    ],
    [
      'inventoryitemlocations',
      0,
      'item, location, quantityonhand, quantityavailable, lastquantityavailablechange',
    ],
    ['customsegment', 0, 'internalid, scriptid, name, isinactive, glimpact'],
    [
      'transactionshippingaddress',
      0,
      'nkey, addr1, city, state, zip, country, addressee, recordowner, override',
    ],
    ['transactionbillingaddress', 0, 'nkey, addrtext, dropdownstate, attention'],
    ['locationmainaddress', 0, 'nkey, addr1, addr2, addr3'],
    ['subsidiarymainaddress', 0, 'nkey, country'],
    ['location', 15, 'id, mainaddress, returnaddress, includeinsupplyplanning'],
    [
      'subsidiary',
      6,
      'id, edition, fiscalcalendar, mainaddress, shippingaddress, returnaddress, federalidnumber, ssnortin, state1taxnumber',
    ],
    ['currency', 5, 'id, symbolplacement, includeinfxrateupdates, overridecurrencyformat'],
    ['employee', 50, 'id, aliennumber'],
    ['systemnote', 0, 'id, date, name, record, recordid, field, oldvalue, newvalue, type, context, role'],
  ])('%s has %i rows and the columns %s', async (table, count, columns) => {
    const { rows } = await connect();
    const all = await rows(`SELECT ${columns} FROM ${table}`);
    expect(all).toHaveLength(count);
  });

  it('transaction has orders, receipts, bills, reports and journals in every stage', async () => {
    const { rows } = await connect();
    const all = await rows('SELECT id, type, BUILTIN.DF(status) AS status FROM transaction');
    const kinds = new Set(all.map(({ type, status }) => `${String(type)} ${String(status)}`));
    for (const letter of ['Pending Receipt', 'Partially Received', 'Pending Bill', 'Fully Billed', 'Closed'])
      expect(kinds).toContain(`PurchOrd Purchase Order : ${letter}`);
    expect(new Set(all.map(({ type }) => type))).toEqual(
      new Set(['PurchOrd', 'ItemRcpt', 'VendBill', 'ExpRept', 'Journal']),
    );
  });

  it('transactionline has for each transaction a main line that undoes its other lines', async () => {
    const { mock } = await connect();
    const sums = new Map<unknown, number>();
    for (const id of mock.store.ids('transactionline')) {
      const { transaction, foreignamount } = mock.store.find('transactionline', id) ?? {};
      sums.set(transaction, (sums.get(transaction) ?? 0) + Number(foreignamount ?? 0));
    }
    expect(sums.size).toBe(mock.store.count('transaction'));
    expect([...sums.values()].every((sum) => Math.abs(sum) < 0.005)).toBe(true);
  });

  it('is as large as asked for', async () => {
    const { values } = await connect({ rows: { vendors: 700, purchaseOrders: 0, assets: 3 } });
    expect(await values('SELECT COUNT(*) FROM vendor')).toEqual(['700']);
    expect(await values("SELECT COUNT(*) FROM transaction WHERE type = 'PurchOrd'")).toEqual(['0']);
    expect(await values('SELECT COUNT(*) FROM customrecord_ncfar_asset')).toEqual(['3']);
  });
});
