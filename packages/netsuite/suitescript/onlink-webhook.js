/**
 * Tells OnLink of every record that is made, changed or deleted. README.md beside this file says how to deploy it.
 *
 * It posts which record changed and when, and none of its fields: OnLink fetches those by itself. The body is signed with
 * HMAC-SHA256 over the time, a full stop and the body, by a secret that stays in NetSuite's own store of API secrets.
 *
 * It never stands in the way of who saves the record: whatever fails goes to the script's log, and OnLink's next sweep finds
 * what was not told.
 *
 * @NApiVersion 2.1
 * @NScriptType UserEventScript
 */
define(['N/crypto', 'N/encode', 'N/https', 'N/log', 'N/query', 'N/runtime'], (
  crypto,
  encode,
  https,
  log,
  query,
  runtime,
) => {
  /** Record types whose rows are in a table of their own, and change times in `lastmodifieddate`. */
  const OWN_TABLE = [
    ...['employee', 'vendor', 'customer', 'contact', 'job'],
    ...['department', 'location', 'classification', 'subsidiary', 'account'],
  ];

  /** Transactions have one table for all of their types. */
  const TRANSACTIONS = [
    ...['purchaseorder', 'purchaserequisition', 'vendorbill', 'vendorpayment', 'itemreceipt'],
    ...['expensereport', 'salesorder', 'invoice', 'journalentry'],
  ];

  function placeOf(type) {
    if (OWN_TABLE.includes(type)) return { table: type, column: 'lastmodifieddate' };
    if (TRANSACTIONS.includes(type)) return { table: 'transaction', column: 'lastmodifieddate' };
    if (/^customrecord[a-z0-9_]+$/.test(type)) return { table: type, column: 'lastmodified' };
    return undefined;
  }

  /**
   * The second of the change as OnLink's own polls see it: so one change is one event, however OnLink learns of it.
   * A date that a record gives may lack its seconds, which SuiteQL has.
   */
  function fetchChangedAt({ table, column }, id) {
    const utc = `TO_CHAR(SYS_EXTRACT_UTC(${column}), 'YYYY-MM-DD HH24:MI:SS')`;
    const [{ changed } = {}] = query
      .runSuiteQL({ query: `SELECT ${utc} AS changed FROM ${table} WHERE id = ?`, params: [id] })
      .asMappedResults();
    if (!changed) throw new Error(`no time of change for ${table} ${id}`);
    return `${changed.replace(' ', 'T')}Z`;
  }

  function post(body) {
    const script = runtime.getCurrentScript();
    const url = script.getParameter({ name: 'custscript_onlink_url' });
    const secret = script.getParameter({ name: 'custscript_onlink_secret' });
    if (!url || !secret) throw new Error('fill in the parameters URL and API secret of the deployment');
    const timestamp = String(Math.floor(Date.now() / 1000));
    const hmac = crypto.createHmac({
      algorithm: crypto.HashAlg.SHA256,
      key: crypto.createSecretKey({ secret, encoding: encode.Encoding.UTF_8 }),
    });
    hmac.update({ input: `${timestamp}.${body}`, inputEncoding: encode.Encoding.UTF_8 });
    const response = https.post({
      url,
      body,
      headers: {
        'Content-Type': 'application/json',
        'X-OnLink-Timestamp': timestamp,
        'X-OnLink-Signature': hmac.digest({ outputEncoding: encode.Encoding.HEX }),
      },
    });
    if (response.code < 200 || response.code > 299) throw new Error(`OnLink answered ${response.code}`);
  }

  function afterSubmit({ type, newRecord, oldRecord, UserEventType }) {
    const record = newRecord || oldRecord;
    try {
      const recordType = String(record.type).toLowerCase();
      const place = placeOf(recordType);
      if (place === undefined) throw new Error(`OnLink does not watch ${recordType}`);
      const isDeletion = type === UserEventType.DELETE;
      const isCreation = type === UserEventType.CREATE;
      post(
        JSON.stringify({
          recordType,
          id: String(record.id),
          change: isDeletion ? 'deleted' : isCreation ? 'created' : 'updated',
          // A deleted record has no row that could tell.
          changedAt: isDeletion
            ? `${new Date().toISOString().slice(0, 19)}Z`
            : fetchChangedAt(place, record.id),
        }),
      );
    } catch (error) {
      log.error({
        title: 'OnLink was not told',
        details: `${record.type} ${record.id}: ${error.message || error}`,
      });
    }
  }

  return { afterSubmit };
});
