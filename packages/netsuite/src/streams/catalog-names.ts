import { type Call, isFault } from '@onlink/core';
import { readJson } from '@onlink/http';
import type { NetsuiteClient } from '../client.js';
import { sendRest } from '../send-rest.js';

/** What is not there, or not for this role, when the catalog is asked. */
const UNTOLD = new Set([
  ...['netsuite/not-found', 'netsuite/insufficient-permission', 'netsuite/unclassified'],
  ...['netsuite/workbook-permission', 'netsuite/unexpected-error'],
]);

/**
 * The names of a record type's fields by the metadata catalog, in lower case; `undefined` where it does not tell.
 * Source: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_1545129726.html
 */
export async function catalogNames(
  client: NetsuiteClient,
  call: Call,
  recordType: string,
): Promise<ReadonlySet<string> | undefined> {
  const task = { verb: 'describe', noun: 'record type', id: recordType };
  try {
    const response = await sendRest(client, call, {
      method: 'GET',
      path: `/services/rest/record/v1/metadata-catalog/${recordType}`,
      headers: { accept: 'application/schema+json' },
      effect: 'none',
      task,
    });
    const schema = readJson(response, {
      verb: task.verb,
      noun: `record type "${recordType}"`,
      effect: 'none',
    });
    const properties = (schema as { readonly properties?: unknown } | null)?.properties;
    return typeof properties === 'object' && properties !== null
      ? new Set(Object.keys(properties).map((name) => name.toLowerCase()))
      : undefined;
  } catch (thrown) {
    if (!isFault(thrown) || !UNTOLD.has(thrown.code)) throw thrown;
    call.log('info', 'discover.catalog-untold', { id: recordType, code: thrown.code });
    return undefined;
  }
}
