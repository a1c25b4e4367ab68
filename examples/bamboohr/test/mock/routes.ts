import { DATASET_FIELDS, datasetNameOf, datasetValue, parseFilter } from './dataset-query.js';
import { type Entered, json, type Route, refuse } from './route.js';
import type { MockEmployee, MockRow, Store } from './store.js';
import { WEBHOOK_ROUTES } from './webhook-routes.js';

const LISTS: Readonly<Record<string, readonly string[]>> = {
  jobTitle: ['Engineer', 'Trainee'],
  department: ['Engineering', 'People', 'Sales'],
  division: ['Europe'],
  location: ['Lisbon', 'Lindon'],
  employmentHistoryStatus: ['Full-Time', 'Contractor', 'Terminated'],
  terminationTypeId: ['Resignation (Voluntary)', 'Termination (Involuntary)'],
  terminationReasonId: ['Better offer', 'Relocation'],
  terminationRehireId: ['Yes', 'No'],
};

const COLUMNS: Readonly<Record<string, readonly string[]>> = {
  jobInfo: ['date', 'jobTitle', 'department', 'division', 'location', 'reportsTo'],
  employmentStatus: [
    'date',
    'employmentStatus',
    'comment',
    'terminationTypeId',
    'terminationReasonId',
    'terminationRehireId',
  ],
};

/** Every route that is modelled. Sources: docs/facts/bamboohr.md of this repository. */
export const ROUTES: readonly Route[] = [
  { method: 'POST', path: /^\/api\/v2\/datasets\/employee\/data$/, answer: datasetPage },
  {
    method: 'GET',
    path: /^\/api\/v1_2\/datasets\/employee\/fields$/,
    answer: () => json({ name: 'employee', fields: DATASET_FIELDS.map((name) => ({ name, label: name })) }),
  },
  {
    method: 'GET',
    path: /^\/api\/v1\/meta\/fields\/?$/,
    answer: () => json([{ id: 1, name: 'First name', type: 'text', alias: 'firstName' }]),
  },
  {
    method: 'GET',
    path: /^\/api\/v1\/meta\/tables\/?$/,
    answer: () =>
      json(
        Object.entries(COLUMNS).map(([alias, columns]) => ({
          alias,
          fields: columns.map((column, id) => ({ id, name: column, alias: column, type: 'text' })),
        })),
      ),
  },
  {
    method: 'GET',
    path: /^\/api\/v1\/meta\/lists\/?$/,
    answer: () =>
      json(
        Object.entries(LISTS).map(([alias, names]) => ({
          ...{ fieldId: alias.length, name: alias, alias, manageable: 'yes', multiple: 'no' },
          options: [...names, 'Of old'].map((name, id) => ({
            id,
            name,
            archived: name === 'Of old' ? 'yes' : 'no',
          })),
        })),
      ),
  },
  { method: 'GET', path: /^\/api\/v1\/employees\/changed\/?$/, answer: changedEmployees },
  { method: 'GET', path: /^\/api\/v1\/employees\/changed\/tables\/(\w+)$/, answer: changedTable },
  { method: 'GET', path: /^\/api\/v1\/employees\/(\w+)\/tables\/(\w+)$/, answer: tableRows },
  {
    method: 'POST',
    path: /^\/api\/v1_1\/employees\/(\d+)\/tables\/(\w+)$/,
    writes: true,
    answer: addTableRow,
  },
  ...WEBHOOK_ROUTES,
  { method: 'POST', path: /^\/api\/v1\/employees\/?$/, writes: true, answer: addEmployee },
  { method: 'GET', path: /^\/api\/v1\/employees\/(\d+)$/, answer: oneEmployee },
  { method: 'POST', path: /^\/api\/v1\/employees\/(\d+)$/, writes: true, answer: updateEmployee },
];

function problem(status: number, detail: string): Response {
  return new Response(JSON.stringify({ status, detail }), {
    status,
    headers: { 'content-type': 'application/problem+json' },
  });
}

function datasetPage({ store, body }: Entered): Response {
  const {
    fields = [],
    filter,
    orderBy,
    page = 1,
    pageSize = 100,
  } = body as {
    fields?: string[];
    filter?: string;
    orderBy?: string;
    page?: number;
    pageSize?: number;
  };
  if (pageSize > 1_000) return problem(422, 'pageSize is at most 1000');
  const unknown = fields.find((name) => !DATASET_FIELDS.includes(name));
  if (fields.length === 0 || unknown !== undefined) return problem(400, `unknown field ${unknown ?? ''}`);
  const [orderField = '', direction] = (orderBy ?? '').split(' ');
  if (orderBy !== undefined && !fields.includes(orderField)) return problem(400, 'UE-1001');
  const parsed = filter === undefined ? { holds: () => true } : parseFilter(filter);
  if ('problem' in parsed) return problem(422, parsed.problem);
  // People are added in the order of their IDs.
  const found = [...store.employees.values()].filter(parsed.holds);
  if (direction === 'desc') found.reverse();
  const rows = found.slice((page - 1) * pageSize, page * pageSize);
  return json({
    data: rows.map((row) => datasetRow(row, fields)),
    links: found.length > page * pageSize ? { next: `?page=${page + 1}` } : {},
    meta: { page, pageSize, totalPages: Math.ceil(found.length / pageSize), totalItems: found.length },
  });
}

function datasetRow(employee: MockEmployee, fields: readonly string[]) {
  const hidden = [...employee.restricted].map(datasetNameOf).filter((name) => fields.includes(name));
  const values = fields.map((name) => [name, hidden.includes(name) ? null : datasetValue(employee, name)]);
  return { fields: Object.fromEntries(values), ...(hidden.length > 0 ? { _restrictedFields: hidden } : {}) };
}

function sinceOf(url: URL): number {
  return Date.parse(url.searchParams.get('since') ?? '');
}

function instant(epochMs: number): string {
  return `${new Date(epochMs).toISOString().slice(0, 19)}+00:00`;
}

function changedEmployees({ store, url }: Entered): Response {
  const since = sinceOf(url);
  const type = url.searchParams.get('type');
  if (Number.isNaN(since)) return refuse(400, 'Invalid since');
  const found = store
    .changedSince(since)
    .filter(({ action }) => type === null || action.toLowerCase() === type);
  const employees = found.map(({ id, action, changedAt }) => [
    String(id),
    { id: String(id), action, lastChanged: instant(changedAt) },
  ]);
  return json({
    latest: instant(Math.max(since, ...found.map(({ changedAt }) => changedAt))),
    employees: Object.fromEntries(employees),
  });
}

function changedTable({ store, url, parts: [table = ''] }: Entered): Response {
  const rows = store.tables.get(table);
  if (rows === undefined) return refuse(404, 'Table not found');
  const employees = store.changedSince(sinceOf(url)).map(({ id, changedAt }) => [
    String(id),
    {
      lastChanged: instant(changedAt),
      rows: rows
        .filter(({ employeeId }) => employeeId === id)
        .map(({ fields }) => Object.fromEntries(fields)),
    },
  ]);
  return json({ table, employees: Object.fromEntries(employees) });
}

function tableRows({ store, parts: [who = '', table = ''] }: Entered): Response {
  const rows = store.tables.get(table);
  if (rows === undefined) return refuse(404, 'Table not found');
  if (who !== 'all' && !store.employees.has(Number(who))) return refuse(404, 'Employee not found');
  const shown = rows.filter(({ employeeId }) => who === 'all' || String(employeeId) === who);
  // BambooHR promises no order, so the newest come first here.
  return json(shown.map((row) => tableRow(row, table)).reverse());
}

function tableRow({ id, employeeId, fields }: MockRow, table: string) {
  const values = (COLUMNS[table] ?? []).map((column) => [column, fields.get(column) ?? null]);
  return { id: String(id), employeeId: String(employeeId), ...Object.fromEntries(values) };
}

function addTableRow({ store, parts: [id = '', table = ''], body }: Entered): Response {
  const employee = store.employees.get(Number(id));
  if (employee === undefined || !store.tables.has(table)) return refuse(404, 'Employee or table not found');
  const fields = body as Readonly<Record<string, string>>;
  const unknown = Object.keys(fields).find((name) => !COLUMNS[table]?.includes(name));
  if (unknown !== undefined) return refuse(406, `Unknown field ${unknown}`);
  const isTerminated = fields['employmentStatus'] === 'Terminated';
  const missing = ['terminationTypeId', 'terminationReasonId', 'terminationRehireId'].find(
    (name) => !fields[name],
  );
  if (isTerminated && missing !== undefined) return refuse(400, `${missing} is required`);
  store.addRow(table, employee.id, fields);
  store.update(
    employee.id,
    isTerminated ? { terminationDate: fields['date'] ?? '', status: 'Inactive' } : {},
  );
  return new Response(null, { status: 200 });
}

function addEmployee({ store, url, body }: Entered): Response {
  const fields = body as Readonly<Record<string, string>>;
  if (!fields['firstName'] || !fields['lastName']) return refuse(400, 'First and last name are required');
  if (isDuplicate(store, fields)) return refuse(409, 'Duplicate email or employee number');
  const { id } = store.add(fields);
  return new Response(null, { status: 201, headers: { location: `${url.origin}/api/v1/employees/${id}` } });
}

function oneEmployee({ store, url, parts: [id = ''] }: Entered): Response {
  const employee = store.employees.get(Number(id));
  if (employee === undefined) return refuse(404, 'Employee not found');
  const asked = (url.searchParams.get('fields') ?? '').split(',');
  const shown = [...employee.fields].filter(
    ([name]) => asked.includes(name) && !employee.restricted.has(name),
  );
  return json({ id, ...Object.fromEntries(shown) });
}

function updateEmployee({ store, parts: [id = ''], body }: Entered): Response {
  const fields = body as Readonly<Record<string, string>>;
  if (!store.employees.has(Number(id))) return refuse(404, 'Employee not found');
  if (isDuplicate(store, fields, Number(id))) return refuse(409, 'Duplicate email or employee number');
  store.update(Number(id), fields);
  return new Response(null, { status: 200 });
}

function isDuplicate(store: Store, fields: Readonly<Record<string, string>>, own?: number): boolean {
  return [...store.employees.values()].some(
    (other) =>
      other.id !== own &&
      ['workEmail', 'employeeNumber'].some(
        (name) => fields[name] !== undefined && other.fields.get(name) === fields[name],
      ),
  );
}
