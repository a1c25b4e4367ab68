import { describe, expect, it } from 'vitest';
import { ADMIN_ROUTES } from '../../src/admin/admin-routes.js';
import { withAdminApi } from '../support/admin-api.js';

interface Operation {
  readonly operationId: string;
  readonly summary: string;
  readonly parameters?: readonly { readonly name: string; readonly in: string }[];
  readonly requestBody?: unknown;
  readonly responses: Readonly<
    Record<string, { readonly content: { readonly 'application/json': { readonly schema: Schema } } }>
  >;
}

interface Schema {
  readonly type?: string;
  readonly required?: readonly string[];
}

/** A call of each operation that is answered 200 by a new mock, after `before`; bodies where one is needed. */
const GOOD_BODIES: Readonly<Record<string, unknown>> = {
  'post-clock-step': { durationMs: 1 },
  'patch-switches': { missingPrefer: 'answered' },
  'post-faults': { fault: 'stall' },
  'post-accounts': { accountId: '7654321' },
  'post-accounts-account-custom-fields': { scriptId: 'custentity_x', kind: 'text', appliesTo: ['employee'] },
  'post-accounts-account-custom-records': { scriptId: 'customrecord_x', name: 'X' },
  'post-accounts-account-custom-lists': { scriptId: 'customlist_x', entries: { 1: 'One' } },
  'post-accounts-account-restricted-fields': { type: 'employee', field: 'title' },
  'post-accounts-account-rows-table': { entityid: 'Added' },
  'patch-accounts-account-rows-table-id': { title: 'Changed' },
};

const ADMIN_BODIES: Readonly<Record<string, unknown>> = {
  hasFeature: { feature: 'OAuth 2.0' },
  setFeature: { feature: 'OAuth 2.0', enabled: false },
  createIntegration: { name: 'Another' },
  installIntegration: { name: 'Another', ownerAccountId: '1234567' },
  setIntegrationNote: { note: 'x' },
  setIntegrationBoxes: { boxes: { clientCredentials: true } },
  setConcurrencyLimit: { limit: 2 },
  setAccountConcurrencyLimit: { limit: 9 },
  setRequireApproval: { required: true },
  setIntegrationState: { state: 'blocked' },
  setTokenBasedAuthentication: { enabled: false },
  createRole: { name: 'Reader', permissions: ['REST Web Services', ['Employees', 'View']] },
  setRolePermissions: { permissions: [] },
  setPermissionLevel: { permission: 'Employees', level: 'View' },
  withholdPermission: { permission: 'Employees' },
  setRoleInactive: { inactive: true },
  setWebServicesOnly: { only: true },
  createUser: { name: 'Another', roleIds: ['3'] },
  deleteUser: { id: '3' },
  setUserInactive: { inactive: true },
  setUserRoles: { roleIds: ['3'] },
  setHiddenRoles: { roleIds: [] },
  setTokenInactive: { inactive: true },
};

/** Operations that need more than a new mock: called here without it, and refused by the account and not by the API. */
const REFUSED: readonly string[] = ['uploadCertificate', 'rotateCertificate', 'revokeCertificate', 'consent'];
const REFUSED_BODIES: Readonly<Record<string, unknown>> = {
  uploadCertificate: { certificate: { certificate: 'none' } },
  rotateCertificate: { certificate: { certificate: 'none' } },
  revokeCertificate: { id: '1' },
  consent: { decision: { requestToken: 'x', allow: true } },
};

const template = (path: string, parts: Readonly<Record<string, string>>): string =>
  path.replace(/\{(\w+)\}/g, (_, name) => parts[name] ?? '');

describe('the OpenAPI document of the admin API', () => {
  it('tells of exactly the routes that are answered, each by an id of its own', async () => {
    const { call } = await withAdminApi();
    const { status, body } = await call('GET', '/openapi.json');
    expect(status).toBe(200);
    expect(body['openapi']).toBe('3.1.0');
    const paths = body['paths'] as Readonly<Record<string, Readonly<Record<string, Operation>>>>;
    const told = Object.entries(paths).flatMap(([path, operations]) =>
      Object.keys(operations).map((method) => `${method.toUpperCase()} ${path}`),
    );
    expect(told.toSorted()).toEqual(ADMIN_ROUTES.map(({ method, path }) => `${method} ${path}`).toSorted());
    const ids = Object.values(paths).flatMap((operations) =>
      Object.values(operations).map(({ operationId }) => operationId),
    );
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('tells what each operation takes and answers, and each does so on a new mock', async () => {
    const { body } = await (await withAdminApi()).call('GET', '/openapi.json');
    const paths = body['paths'] as Readonly<Record<string, Readonly<Record<string, Operation>>>>;
    for (const [path, operations] of Object.entries(paths)) {
      for (const [method, operation] of Object.entries(operations)) {
        const { call, mock } = await withAdminApi();
        const parts = await partsFor(path, { call, mock });
        const name = path.split('/').at(-1) ?? '';
        const isAdmin = path.includes('/admin/');
        const sent = isAdmin
          ? (ADMIN_BODIES[name] ?? REFUSED_BODIES[name])
          : GOOD_BODIES[operation.operationId];
        const answer = await call(
          method.toUpperCase(),
          template(path, parts).replace('/__mock__', ''),
          sent ?? (operation.requestBody === undefined ? undefined : {}),
        );
        const refused = isAdmin && REFUSED.includes(name);
        expect(`${operation.operationId} ${answer.status}`).toBe(
          `${operation.operationId} ${refused ? 400 : 200}`,
        );
        if (refused) expect(answer.body['error']).toMatchObject({ code: 'REFUSED' });
        const { schema } = operation.responses['200']?.content['application/json'] ?? {};
        if (!refused) for (const member of schema?.required ?? []) expect(answer.body).toHaveProperty(member);
      }
    }
  });

  it('is enough to arm a fault, to make a token and an account by it alone', async () => {
    const { body } = await (await withAdminApi()).call('GET', '/openapi.json');
    const schemaOf = (path: string) => {
      const { post } = (body['paths'] as Readonly<Record<string, { readonly post: BodyOf }>>)[path] ?? {};
      return post?.requestBody.content['application/json'].schema;
    };
    expect(schemaOf('/__mock__/faults')?.oneOf).toContainEqual(
      expect.objectContaining({
        required: ['fault', 'skewMs'],
        properties: expect.objectContaining({
          fault: { const: 'clock-skew' },
          skewMs: expect.objectContaining({ type: 'number' }),
          nth: expect.objectContaining({ type: 'integer', minimum: 1 }),
        }),
      }),
    );
    const token = schemaOf('/__mock__/accounts/{account}/admin/createToken')?.properties?.['token'];
    expect(token).toMatchObject({
      properties: { userId: { type: 'string' }, by: { required: ['userId', 'roleId'] } },
    });
    const made = schemaOf('/__mock__/accounts')?.properties;
    expect(made).toMatchObject({
      rows: { properties: { vendors: { type: 'number' } } },
      timeZone: { type: 'string' },
    });
  });
});

interface BodyOf {
  readonly requestBody: {
    readonly content: {
      readonly 'application/json': {
        readonly schema: {
          readonly oneOf?: readonly unknown[];
          readonly properties?: Readonly<Record<string, unknown>>;
        };
      };
    };
  };
}

type Api = Pick<Awaited<ReturnType<typeof withAdminApi>>, 'call' | 'mock'>;

/** What stands for the parts of a path: things that are there. */
async function partsFor(path: string, { call, mock }: Api): Promise<Readonly<Record<string, string>>> {
  const account = mock.credentials.accountId;
  const own = { account, table: 'employee', id: String(mock.store.ids('employee')[0]) };
  if (path.includes('/snapshots/{id}')) {
    const { body } = await call('POST', '/snapshots');
    return { ...own, id: String(body['id']) };
  }
  if (path.includes('/faults/{id}')) return { ...own, id: mock.faults.arm({ fault: 'stall' }).id };
  if (path.endsWith('/refresh') || path.endsWith('{account}')) {
    mock.accounts.create({ accountId: `${account}_SB1`, copyOf: account });
    return { ...own, account: `${account}_SB1` };
  }
  return own;
}
