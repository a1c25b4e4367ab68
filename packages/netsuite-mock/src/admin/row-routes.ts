import type { RowObject } from '../store/scalar.js';
import type { JsonSchema } from './admin-field.js';
import { type AdminCall, type AdminRoute, NOTHING, objectAnswer } from './admin-route.js';

const MOST_LISTED = 1000;

const COLUMNS: JsonSchema = { type: 'object', additionalProperties: { type: ['string', 'number', 'null'] } };

const storeOf = ({ mock, parts }: AdminCall) => mock.accounts.get(parts['account'] ?? '').store;

/** Rows of an account, below NetSuite's rules: what a test sets up and looks at. */
export const ROW_ROUTES: readonly AdminRoute[] = [
  {
    method: 'GET',
    path: '/__mock__/accounts/{account}/rows/{table}',
    summary: `Counts the rows of a table and lists the first ${MOST_LISTED} ids.`,
    answer: objectAnswer('count', 'ids'),
    run(call) {
      const table = call.parts['table'] ?? '';
      return { count: storeOf(call).count(table), ids: storeOf(call).ids(table).slice(0, MOST_LISTED) };
    },
  },
  {
    method: 'POST',
    path: '/__mock__/accounts/{account}/rows/{table}',
    summary: 'Inserts a row; members are columns, dates are YYYY-MM-DD or YYYY-MM-DD HH:MM:SS.',
    body: 'open',
    openBody: COLUMNS,
    answer: objectAnswer('id'),
    run: (call) => ({ id: storeOf(call).insert(call.parts['table'] ?? '', call.body as RowObject) }),
  },
  {
    method: 'GET',
    path: '/__mock__/accounts/{account}/rows/{table}/{id}',
    summary: 'Reads a row as it is stored.',
    answer: objectAnswer('row'),
    run: (call) => ({ row: requireRow(call) }),
  },
  {
    method: 'PATCH',
    path: '/__mock__/accounts/{account}/rows/{table}/{id}',
    summary: 'Changes columns of a row; lastmodifieddate moves unless it is among them.',
    body: 'open',
    openBody: COLUMNS,
    answer: objectAnswer('row'),
    run(call) {
      storeOf(call).update(call.parts['table'] ?? '', Number(call.parts['id']), call.body as RowObject);
      return { row: requireRow(call) };
    },
  },
  {
    method: 'DELETE',
    path: '/__mock__/accounts/{account}/rows/{table}/{id}',
    summary: 'Deletes a row.',
    answer: NOTHING,
    run(call) {
      requireRow(call);
      storeOf(call).delete(call.parts['table'] ?? '', Number(call.parts['id']));
      return {};
    },
  },
];

function requireRow(call: AdminCall): RowObject {
  const { table = '', id = '' } = call.parts;
  const row = storeOf(call).find(table, Number(id));
  if (row !== undefined) return row;
  throw new Error(
    `Failed to find row "${id}": table "${table}" has none with that id. List the ids of the table.`,
  );
}
