import { type Call, createFault, type Fault, isFault } from '@onlink/core';
import { readJson } from '@onlink/http';
import type { NetsuiteClient } from '../client.js';
import { sendRest } from '../send-rest.js';
import { select, sql } from '../suiteql/query.js';
import type { RecordPermission } from './record-permissions.js';

/** A check ends in seconds: what takes longer has failed. */
export const PROBE_TIMEOUT_MS = 15_000;

/** Reads one row of a table at most, and no column of it, as the role may not see every one. */
export async function probeTable(client: NetsuiteClient, call: Call, table: string): Promise<void> {
  const { text: q, params } = select({ table, columns: ['1 AS one'], where: [sql('ROWNUM <= ?', '1')] });
  await sendRest(client, call, {
    method: 'POST',
    path: '/services/rest/query/v1/suiteql',
    query: [['limit', '1']],
    headers: { prefer: 'transient' },
    json: { q, params },
    effect: 'none',
    timeoutMs: PROBE_TIMEOUT_MS,
    task: { verb: 'query', noun: 'stream', id: table },
  });
}

/** What the record service shows of itself. */
export interface RecordsProbe {
  readonly fault?: Fault;
  /** Those of the wanted types that the role may see. */
  readonly visible: ReadonlySet<string>;
}

/**
 * Asks for the wanted entries of the metadata catalog: one request, whatever their number. It is never asked for whole, as that
 * takes minutes in large accounts.
 *
 * Source: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_1540810174.html
 */
export async function probeRecords(
  client: NetsuiteClient,
  call: Call,
  types: readonly string[],
): Promise<RecordsProbe> {
  const task = { verb: 'list', noun: 'record types of account', id: client.realm };
  try {
    const response = await sendRest(client, call, {
      method: 'GET',
      path: '/services/rest/record/v1/metadata-catalog',
      query: [['select', types.length === 0 ? 'employee' : types.join(',')]],
      effect: 'none',
      timeoutMs: PROBE_TIMEOUT_MS,
      task,
    });
    const body = readJson(response, { verb: task.verb, noun: 'record types', effect: 'none' });
    const { items } = (body ?? {}) as { readonly items?: readonly { readonly name?: string }[] };
    return { visible: new Set((Array.isArray(items) ? items : []).map(({ name }) => name ?? '')) };
  } catch (thrown) {
    if (!isFault(thrown)) throw thrown;
    return { fault: thrown, visible: new Set() };
  }
}

/** The fault of a record type that the role does not see. */
export function closedRecord({ type, title, permission, feature }: RecordPermission): Fault {
  const text = `In Setup > Users/Roles > Manage Roles, edit the role and add Permissions > ${permission}${
    feature === undefined ? '' : `; the account must have ${feature} (Setup > Company > Enable Features)`
  }.`;
  return createFault({
    blame: 'permission',
    scope: 'stream',
    retry: 'after-fix',
    effect: 'none',
    code: 'netsuite/hidden-record',
    message: `Failed to find record type "${type}": ${title} are closed to the login's role, or the account does not have them. ${text}`,
    fix: { text },
  });
}

/**
 * Calls a RESTlet that does not exist: whoever is signed in is told so, and anyone else is refused the login.
 * Source: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_4634920277.html
 */
export async function probeRestlets(client: NetsuiteClient, call: Call): Promise<void> {
  let refused = true;
  try {
    await sendRest(client, call, {
      service: 'restlets',
      method: 'GET',
      path: '/app/site/hosting/restlet.nl',
      query: [
        ['script', 'customscript_onlink_none'],
        ['deploy', 'customdeploy_onlink_none'],
      ],
      headers: { 'content-type': 'application/json' },
      effect: 'none',
      timeoutMs: PROBE_TIMEOUT_MS,
      task: { verb: 'sign in to', noun: 'RESTlets of account', id: client.realm },
      onReply: ({ status }) => {
        refused = status === 401 || status === 403 || status === 429 || status >= 500;
      },
    });
  } catch (thrown) {
    if (refused || !isFault(thrown)) throw thrown;
  }
}
