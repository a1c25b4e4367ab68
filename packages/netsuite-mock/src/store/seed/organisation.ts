import type { RowSource } from '../row-source.js';
import type { Row } from '../scalar.js';

/** One place in a tree of departments, locations, classes or subsidiaries. */
export interface Unit {
  readonly id: number;
  readonly name: string;
  readonly fullname: string;
  readonly parent: number | null;
}

/** Reads an indented outline: two spaces a level, `id Name` a line. The full name joins the path by ` : `. */
function outline(text: string): readonly Unit[] {
  const path: Unit[] = [];
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const level = Math.floor((line.length - line.trimStart().length) / 2);
      const [id = '', ...words] = line.trim().split(' ');
      const parent = level === 0 ? undefined : path[level - 1];
      const name = words.join(' ');
      const unit: Unit = {
        id: Number(id),
        name,
        fullname: parent === undefined ? name : `${parent.fullname} : ${name}`,
        parent: parent?.id ?? null,
      };
      path[level] = unit;
      return unit;
    });
}

/** Departments; ids have gaps, as in an account that has been used. */
export const DEPARTMENTS = outline(`
1 Executive
3 Finance
  4 Accounting
    18 Accounts Payable
    19 Accounts Receivable
  5 Treasury
7 Human Resources
  8 Talent Acquisition
  9 Payroll & Benefits
11 Engineering
  12 Platform
    21 Développement Lyon
  13 Quality Assurance
  14 Data
22 Sales
  23 Sales EMEA
    31 Vertrieb Süd
  24 Sales Americas
  25 Sales APAC
26 Customer Support
28 Marketing
  29 Events
33 Operations
  34 IT Services
  35 Facilities
40 Legal
`);

/** Locations. */
export const LOCATIONS = outline(`
1 Headquarters
  2 Boston Campus
    10 Building A
    11 Building B
4 Europe
  5 München
  6 Lyon
  7 Kraków
  8 Göteborg
12 Asia
  13 Tokyo 東京
  14 Bengaluru
15 Latin America
  16 São Paulo
17 Remote
`);

/** Classes; the table is called `classification`. */
const CLASSES = outline(`
1 Products
  2 Hardware
  3 Software
    6 Subscriptions
4 Services
  7 Consulting
  8 Training
9 Internal
`);

/** A subsidiary with what the others do not have. */
export interface SubsidiaryUnit extends Unit {
  readonly country: string;
  readonly currency: number;
  readonly locale: string;
}

const SUBSIDIARY_FACTS: Readonly<
  Record<number, readonly [country: string, currency: number, locale: string]>
> = {
  1: ['US', 1, 'en_US'],
  2: ['DE', 4, 'de_DE'],
  3: ['FR', 4, 'fr_FR'],
  5: ['GB', 2, 'en_GB'],
  6: ['JP', 5, 'ja_JP'],
  8: ['BR', 6, 'pt_BR'],
};

/** Subsidiaries: one parent company and five below it. */
export const SUBSIDIARIES: readonly SubsidiaryUnit[] = outline(`
1 Honeycomb Holdings Inc.
  2 Honeycomb GmbH
    3 Honeycomb France SAS
  5 Honeycomb UK Ltd
  6 Honeycomb Japan K.K.
  8 Honeycomb do Brasil Ltda.
`).map((unit) => {
  const [country, currency, locale] = SUBSIDIARY_FACTS[unit.id] ?? ['US', 1, 'en_US'];
  return { ...unit, country, currency, locale };
});

/** Currencies as id, name, symbol, sign and exchange rate. */
const CURRENCIES = [
  [1, 'US Dollar', 'USD', '$', 1],
  [2, 'British Pound', 'GBP', '£', 1.2725],
  [4, 'Euro', 'EUR', '€', 1.0831],
  [5, 'Japanese Yen', 'JPY', '¥', 0.0067],
  [6, 'Brazilian Real', 'BRL', 'R$', 0.1812],
] as const;

/** Exchange rates by the id of a currency. */
export const CURRENCY_RATES: Readonly<Record<number, number>> = Object.fromEntries(
  CURRENCIES.map(([id, , , , rate]) => [id, rate]),
);

const ALL_SUBSIDIARIES = SUBSIDIARIES.map(({ id }) => id).join(', ');

/** 2024-01-08 09:30:00, moved on by a prime number of seconds a row, so that times have seconds. */
const modifiedAt = (index: number): number => Date.UTC(2024, 0, 8, 9, 30) / 1000 + index * 400_009;

function sourceOf(ids: readonly number[], rows: readonly Row[]): RowSource {
  return { ids: Int32Array.from(ids), makeRow: (index) => rows[index] ?? [] };
}

function treeSource(units: readonly Unit[], rowOf: (unit: Unit, index: number) => Row): RowSource {
  const sorted = [...units].sort((left, right) => left.id - right.id);
  return sourceOf(
    sorted.map(({ id }) => id),
    sorted.map(rowOf),
  );
}

const departmentRow = (unit: Unit, index: number): Row => [
  unit.id,
  unit.name,
  unit.fullname,
  unit.parent,
  index % 4 === 1 ? '1, 2, 3' : ALL_SUBSIDIARIES,
  unit.parent === null ? 'T' : 'F',
  unit.id === 29 ? 'T' : 'F',
  index % 3 === 0 ? `DEPT-${unit.id}` : null,
  modifiedAt(index),
];

const classRow = (unit: Unit, index: number): Row => departmentRow(unit, index).with(6, 'F').with(7, null);

const locationRow = (unit: Unit, index: number): Row => [
  unit.id,
  unit.name,
  unit.fullname,
  unit.parent,
  ALL_SUBSIDIARIES,
  unit.id === 17 ? null : 200 + unit.id,
  3,
  unit.id === 5 ? 48.137154 : null,
  unit.id === 5 ? 11.576124 : null,
  'F',
  'F',
  null,
  'F',
  null,
  modifiedAt(index + 40),
];

/** Sources of every table but `employee`. */
export function organisationSources(): Readonly<Record<string, RowSource>> {
  const subsidiaries = new Map(SUBSIDIARIES.map((unit) => [unit.id, unit]));
  return {
    department: treeSource(DEPARTMENTS, departmentRow),
    location: treeSource(LOCATIONS, locationRow),
    classification: treeSource(CLASSES, classRow),
    subsidiary: treeSource(SUBSIDIARIES, ({ id, name, fullname, parent }, index) => {
      const { country = 'US', currency = 1, locale = 'en_US' } = subsidiaries.get(id) ?? {};
      const legal = [id, name, fullname, name, parent, country, null, currency, `office-${id}@example.com`];
      return [
        ...legal,
        'F',
        'F',
        locale,
        country,
        `https://${country.toLowerCase()}.example.com`,
        modifiedAt(index + 80),
      ];
    }),
    currency: sourceOf(
      CURRENCIES.map(([id]) => id),
      CURRENCIES.map(([id, name, symbol, sign, rate], index) => {
        const base = id === 1 ? 'T' : 'F';
        return [id, name, symbol, sign, rate, base, id === 5 ? 0 : 2, 'F', null, modifiedAt(index + 90)];
      }),
    ),
  };
}
