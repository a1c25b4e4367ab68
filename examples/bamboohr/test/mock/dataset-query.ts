import type { MockEmployee } from './store.js';

/** The dataset's names of fields, and those of the employee routes. */
const DATASET_NAMES: Readonly<Record<string, string>> = {
  employeeNumber: 'employeeNumber',
  firstName: 'firstName',
  lastName: 'lastName',
  email: 'workEmail',
  mobilePhone: 'mobilePhone',
  jobInformationJobTitle: 'jobTitle',
  jobInformationDepartment: 'department',
  jobInformationDivision: 'division',
  jobInformationLocation: 'location',
  employmentStatus: 'employmentHistoryStatus',
  status: 'status',
  hireDate: 'hireDate',
  terminationDate: 'terminationDate',
  customShirtSize: 'customShirtSize',
  compensationPayRate: 'payRate',
};

/** Every field of the dataset `employee`. */
export const DATASET_FIELDS = ['eeid', 'lastChanged', ...Object.keys(DATASET_NAMES)];

/** A condition that a filter holds, or what is wrong with the filter. */
type Parsed = { readonly holds: (employee: MockEmployee) => boolean } | { readonly problem: string };

/** A value of an employee as the dataset gives it. */
export function datasetValue(employee: MockEmployee, name: string): string | number | null {
  if (name === 'eeid') return employee.id;
  if (name === 'lastChanged') return `${new Date(employee.changedAt).toISOString().slice(0, 19)}Z`;
  return employee.fields.get(DATASET_NAMES[name] ?? '') ?? null;
}

/** The dataset's name of a field of the employee routes. */
export function datasetNameOf(field: string): string {
  return Object.entries(DATASET_NAMES).find(([, route]) => route === field)?.[0] ?? field;
}

const CONDITION = /^(\w+) (eq|ne|lt|le|gt|ge) (?:'((?:[^']|'')*)'|(\d+))$/;

/**
 * Reads a filter: conditions joined by "and", or by "or", never by both.
 * Source: https://documentation.bamboohr.com/reference/get-data-from-dataset-v2
 */
export function parseFilter(filter: string): Parsed {
  const outside = filter.replace(/'(?:[^']|'')*'/g, (text) => text.replaceAll(' ', '\u0000'));
  const isAnd = / and /.test(outside);
  if (isAnd && / or /.test(outside)) return { problem: 'INVALID_FILTER' };
  const conditions = outside
    .split(isAnd ? ' and ' : ' or ')
    .map((text) => CONDITION.exec(text.replaceAll('\u0000', ' ').trim()));
  const tests = conditions.map((match) => {
    const [, name = '', operator = '', text, digits] = match ?? [];
    if (!DATASET_FIELDS.includes(name)) return undefined;
    const wanted = digits === undefined ? (text ?? '').replaceAll("''", "'") : Number(digits);
    return (employee: MockEmployee) => compare(datasetValue(employee, name), operator, wanted);
  });
  const known = tests.filter((test) => test !== undefined);
  if (known.length !== tests.length) return { problem: 'INVALID_FILTER' };
  return {
    holds: (employee) =>
      isAnd ? known.every((test) => test(employee)) : known.some((test) => test(employee)),
  };
}

type Value = string | number;

const OPERATORS: Readonly<Record<string, (value: Value, wanted: Value) => boolean>> = {
  eq: (value, wanted) => value === wanted,
  ne: (value, wanted) => value !== wanted,
  lt: (value, wanted) => value < wanted,
  le: (value, wanted) => value <= wanted,
  gt: (value, wanted) => value > wanted,
  ge: (value, wanted) => value >= wanted,
};

function compare(value: Value | null, operator: string, wanted: Value): boolean {
  if (value === null || typeof value !== typeof wanted) return operator === 'ne';
  return OPERATORS[operator]?.(value, wanted) ?? false;
}
