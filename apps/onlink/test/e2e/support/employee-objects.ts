import { isDeepStrictEqual } from 'node:util';
import type { NetsuiteMock, RowObject } from '@onlink/netsuite-mock';
import { mustRunOnlink, type RunOptions } from './run-onlink.js';

/** Keys of objects that are not what the remote has. */
export interface Differences {
  readonly lost: readonly string[];
  readonly doubled: readonly string[];
  /** There, and not in the remote. */
  readonly strange: readonly string[];
  /** With an attribute too many, too few, or of another value. */
  readonly wrong: readonly string[];
}

/** What a run that neither loses nor doubles anything leaves. */
export const NO_DIFFERENCES: Differences = { lost: [], doubled: [], strange: [], wrong: [] };

type Attributes = { readonly [name: string]: unknown };

/** Holds every stored object against the account itself, in every attribute that `writeEmployeesImport` maps. */
export async function compareEmployees(mock: NetsuiteMock, options: RunOptions): Promise<Differences> {
  const { stdout } = await mustRunOnlink(['objects', 'Employee', '--format', 'ndjson'], options);
  const stored = stdout
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as { readonly key: string; readonly attributes: Attributes });
  const byKey = new Map(stored.map(({ key, attributes }) => [key, attributes]));
  const expected = expectedEmployees(mock);
  return {
    lost: [...expected.keys()].filter((key) => !byKey.has(key)),
    doubled: stored.map(({ key }) => key).filter((key, index, keys) => keys.indexOf(key) !== index),
    strange: [...byKey.keys()].filter((key) => !expected.has(key)),
    wrong: [...byKey]
      .filter(([key, attributes]) => expected.has(key) && !isDeepStrictEqual(attributes, expected.get(key)))
      .map(([key]) => key),
  };
}

/** The objects as the rows of the mock say they must be, worked out without the connector and the host. */
function expectedEmployees({ store }: NetsuiteMock): ReadonlyMap<string, Attributes> {
  const departments = new Map(store.ids('department').map((id) => [id, store.find('department', id)]));
  return new Map(
    store.ids('employee').map((id) => {
      const row = store.find('employee', id) ?? {};
      const department = departments.get(Number(row['department']));
      return [String(id), attributesOf(row, department?.['fullname'])];
    }),
  );
}

function attributesOf(row: RowObject, departmentName: unknown): Attributes {
  const { id, firstname, lastname, email, supervisor, hiredate, isinactive } = row;
  const all = {
    'NetSuite ID': String(id),
    'First Name': firstname,
    'Last Name': lastname,
    Email: email,
    Department: departmentName,
    Manager: supervisor === null ? null : String(supervisor),
    'Start Date': hiredate === null ? null : new Date(Number(hiredate) * 1_000).toISOString().slice(0, 10),
    Inactive: isinactive === 'T',
  };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== null && value !== undefined));
}
