import type { GivenCredentials } from '../account/seed-account.js';
import type { NewAccountOptions } from '../mock-options.js';
import { DEFAULT_SEED_COUNTS } from '../store/seed/seed-plan.js';
import { ACCOUNT_DATE_FORMATS } from '../suiteql/account-date-format.js';
import { type AdminField, number, oneOf, optional, shape, text, word } from './admin-field.js';
import { ADMIN_OPERATIONS } from './admin-operations.js';
import { type AdminCall, type AdminRoute, listAnswer, NOTHING, objectAnswer } from './admin-route.js';

const ROWS = Object.fromEntries(
  Object.keys(DEFAULT_SEED_COUNTS)
    .filter((kind) => kind !== 'employees')
    .map((kind) => [kind, optional(number)]),
);

const KEYS: Readonly<Record<keyof GivenCredentials, AdminField>> = {
  consumerKey: optional(word),
  consumerSecret: optional(word),
  tokenId: optional(word),
  tokenSecret: optional(word),
};

const ACCOUNT_FIELDS: Readonly<Record<keyof Omit<NewAccountOptions, 'accountId' | 'copyOf'>, AdminField>> = {
  employees: optional(number),
  rows: optional(shape(ROWS)),
  seed: optional(number),
  credentials: optional(shape(KEYS)),
  dateFormat: optional(oneOf(ACCOUNT_DATE_FORMATS)),
  timeZone: optional(text),
  utcOffsetMinutes: optional(number),
  asyncJobDelayMs: optional(number),
  concurrencyLimit: optional(number),
};

const accountOf = ({ mock, parts }: AdminCall) => mock.accounts.get(parts['account'] ?? '');

/** Accounts, and what their administrators do. */
export const ACCOUNT_ROUTES: readonly AdminRoute[] = [
  {
    method: 'GET',
    path: '/__mock__/accounts',
    summary: "Lists the accounts, the mock's own first.",
    answer: listAnswer('accounts', { type: 'string' }),
    run: ({ mock }) => ({ accounts: mock.accounts.ids() }),
  },
  {
    method: 'POST',
    path: '/__mock__/accounts',
    summary: 'Makes an account of its own seed, and gives what signs in to it.',
    body: { accountId: text, copyOf: optional(text), ...ACCOUNT_FIELDS },
    answer: objectAnswer('accountId', 'credentials'),
    run({ mock, body }) {
      const { accountId, credentials } = mock.accounts.create(
        body as unknown as NewAccountOptions & { readonly accountId: string },
      );
      return { accountId, credentials };
    },
  },
  {
    method: 'GET',
    path: '/__mock__/accounts/{account}',
    summary: 'Tells of an account what signs in to it and which requests are under way.',
    answer: objectAnswer('accountId', 'credentials', 'seeded', 'requestsUnderWay'),
    run(call) {
      const { accountId, credentials, admin, requestsUnderWay } = accountOf(call);
      return { accountId, credentials, seeded: admin.seeded, requestsUnderWay };
    },
  },
  {
    method: 'POST',
    path: '/__mock__/accounts/{account}/refresh',
    summary: 'Copies a sandbox anew from the account that it is a copy of; its tokens are deleted.',
    answer: NOTHING,
    run({ mock, parts }) {
      mock.accounts.refresh(parts['account'] ?? '');
      return {};
    },
  },
  {
    method: 'DELETE',
    path: '/__mock__/accounts/{account}',
    summary: "Deletes an account; not the mock's own.",
    answer: NOTHING,
    run({ mock, parts }) {
      mock.accounts.delete(parts['account'] ?? '');
      return {};
    },
  },
  {
    method: 'POST',
    path: '/__mock__/accounts/{account}/seed',
    summary:
      'Makes the account anew, of these options, and gives what signs in to it. RESTlets stay deployed.',
    body: ACCOUNT_FIELDS,
    answer: objectAnswer('accountId', 'credentials'),
    run({ mock, parts, body }) {
      const { accountId, credentials } = mock.accounts.reseed(parts['account'] ?? '', body);
      return { accountId, credentials };
    },
  },
  {
    method: 'GET',
    path: '/__mock__/accounts/{account}/login-audit-trail',
    summary: 'The Login Audit Trail, oldest first, with the Detail word of each refused login.',
    answer: listAnswer('entries'),
    run: (call) => ({ entries: accountOf(call).loginAuditTrail }),
  },
  ...ADMIN_OPERATIONS.map(
    ({ name, fields, call: operate }): AdminRoute => ({
      method: 'POST',
      path: `/__mock__/accounts/{account}/admin/${name}`,
      summary: `\`${name}\` of an administrator. Where an id is left out, the seeded object is meant.`,
      body: fields,
      answer: { type: 'object', properties: { result: {} } },
      run: (call) => ({ result: operate(accountOf(call).admin, call.body) }),
    }),
  ),
];
