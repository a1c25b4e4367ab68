import type { RowSource } from '../row-source.js';
import type { Row, Scalar } from '../scalar.js';
import { createHierarchy, type Hierarchy } from './hierarchy.js';
import { DEPARTMENTS, LOCATIONS, SUBSIDIARIES } from './organisation.js';
import { nameAt, PAIR_COUNT } from './people.js';
import { createPermutation, type Permutation } from './permutation.js';
import { createRandom, type Random } from './random.js';
import { titleOf } from './titles.js';

const DAY_S = 86_400;
const FIRST_ID = 101;

const days = (year: number, month: number, day: number): number => Date.UTC(year, month - 1, day) / 1000;
const HIRED_FROM_S = days(2009, 1, 5);
const HIRED_UNTIL_S = days(2025, 2, 3);
const BORN_FROM_S = days(1958, 1, 1);
const BORN_UNTIL_S = days(2002, 12, 31);
const FIRST_CREATED_S = days(2012, 5, 1);
const LAST_EDIT_S = days(2025, 6, 30);
/** When a mass update touched many rows at one second: ties that a cursor must survive. */
const MASS_UPDATE_S = days(2025, 4, 12) + 22 * 3600 + 4 * 60 + 7;

interface SeedContext {
  readonly seed: number;
  readonly ids: Int32Array;
  readonly hierarchy: Hierarchy;
  readonly names: Permutation;
}

/**
 * Makes exactly `count` employees, each a pure function of the seed and its row number: nothing is made before it is
 * read. One of them has no supervisor; everyone else's supervisor is one level above.
 */
export function employeeSource(count: number, seed: number): RowSource {
  const context: SeedContext = {
    seed,
    ids: makeIds(count, seed),
    hierarchy: createHierarchy(count, seed),
    names: createPermutation(PAIR_COUNT, seed),
  };
  return {
    ids: context.ids,
    makeRow: (index) => employeeRow(context, index),
    cell: (index, column) => (column === 1 ? entityIdOf(context, index) : undefined),
    lookup: (column, value) => candidateRows(context, column, value),
  };
}

/** The ids of a source, which is all that other rows need to refer to employees. */
export function employeeIdsOf({ ids }: RowSource): Int32Array {
  return ids;
}

/** Rows that may have an external id or a name, found by reckoning back: a million rows need no index. */
function candidateRows(context: SeedContext, column: string, value: Scalar): readonly number[] | undefined {
  if (column === 'externalid') {
    const id = /^HR-([1-9]\d{0,8})$/.exec(String(value))?.[1];
    const row = id === undefined ? -1 : rowOfId(context.ids, Number(id));
    return row === -1 ? [] : [row];
  }
  if (column !== 'entityid') return undefined;
  const pair = pairsByName().get(String(value).replace(/ [1-9]\d*$/, ''));
  if (pair === undefined) return [];
  const rows: number[] = [];
  for (let row = context.names.backward(pair); row < context.ids.length; row += PAIR_COUNT) rows.push(row);
  return rows;
}

function rowOfId(ids: Int32Array, id: number): number {
  let low = 0;
  let high = ids.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((ids[middle] ?? 0) < id) low = middle + 1;
    else high = middle;
  }
  return ids[low] === id ? low : -1;
}

let namePairs: ReadonlyMap<string, number> | undefined;

function pairsByName(): ReadonlyMap<string, number> {
  namePairs ??= new Map(
    Array.from({ length: PAIR_COUNT }, (_, pair) => {
      const { given, family } = nameAt(pair);
      return [`${given.written} ${family.written}`, pair];
    }),
  );
  return namePairs;
}

function makeIds(count: number, seed: number): Int32Array {
  const ids = new Int32Array(count);
  const random = createRandom(seed, -1);
  let id = FIRST_ID;
  for (let index = 0; index < count; index += 1) {
    ids[index] = id;
    id += random.chance(0.12) ? 2 + random.below(5) : 1;
  }
  return ids;
}

function employeeRow(context: SeedContext, index: number): Row {
  const random = createRandom(context.seed, index);
  const { hierarchy } = context;
  const level = hierarchy.levelOf(index);
  const supervisor = idOf(context, hierarchy.managerOf(index));
  const department = level === 0 ? DEPARTMENTS[0] : random.pick(DEPARTMENTS);
  const subsidiary = random.pick(SUBSIDIARIES);
  const employment = employmentOf(random, level);
  const isManager = hierarchy.isManager(index);
  const approver = isManager || random.chance(0.5) ? supervisor : null;
  return [
    context.ids[index] ?? 0,
    ...identityOf(context, index, random),
    titleOf(level, isManager, department?.name ?? ''),
    phoneOf(random),
    ...employment.dates,
    ...employment.flags,
    random.chance(0.15) ? 'T' : 'F',
    supervisor,
    department?.id ?? null,
    random.chance(0.95) ? random.pick(LOCATIONS).id : null,
    random.chance(0.3) ? 1 + random.below(4) : null,
    subsidiary.id,
    subsidiary.currency,
    employment.status,
    employment.type,
    approver,
    isManager ? 5000 * (6 - Math.min(level, 5)) : null,
    isManager ? 2500.5 : random.chance(0.4) ? 250 : null,
    isManager ? 10_000 : null,
    level < 3 ? 50_000 : null,
    random.chance(0.7) ? `A${String(index + 1).padStart(7, '0')}` : null,
    random.chance(0.04) ? 'Prefers e-mail; "hot desk"\nSee HR file' : null,
    employment.createdS,
    modifiedOf(random, employment.createdS),
    random.chance(0.6) ? `HR-${context.ids[index] ?? 0}` : null,
    random.chance(0.8) ? `B-${String(100_000 + index).slice(-7)}` : null,
    random.chance(0.35) ? 'T' : 'F',
  ];
}

function idOf(context: SeedContext, index: number | undefined): number | null {
  return index === undefined ? null : (context.ids[index] ?? null);
}

function entityIdOf({ names }: SeedContext, index: number): string {
  const { given, family } = nameAt(names.forward(index % PAIR_COUNT));
  const turn = Math.floor(index / PAIR_COUNT);
  return `${given.written} ${family.written}${turn === 0 ? '' : ` ${turn + 1}`}`;
}

/** entityid, firstname, middlename, lastname, email. */
function identityOf(context: SeedContext, index: number, random: Random): Row {
  const { given, family } = nameAt(context.names.forward(index % PAIR_COUNT));
  const turn = Math.floor(index / PAIR_COUNT);
  const middle = random.chance(0.25) ? String.fromCharCode(65 + random.below(26)) : null;
  const email = `${given.ascii}.${family.ascii}${turn === 0 ? '' : turn + 1}@example.com`;
  return [
    entityIdOf(context, index),
    given.written,
    middle,
    family.written,
    random.chance(0.985) ? email : null,
  ];
}

function phoneOf(random: Random): string | null {
  if (random.chance(0.12)) return null;
  return `+1 ${201 + random.below(700)} 555 ${String(random.below(10_000)).padStart(4, '0')}`;
}

interface Employment {
  /** hiredate, releasedate, birthdate. */
  readonly dates: Row;
  /** isinactive, giveaccess. */
  readonly flags: Row;
  readonly status: number;
  readonly type: number;
  readonly createdS: number;
}

function employmentOf(random: Random, level: number): Employment {
  const hiredS = dayBetween(random, HIRED_FROM_S, HIRED_UNTIL_S);
  const left = level > 0 && random.chance(0.11);
  const releasedS = left ? dayBetween(random, hiredS + 60 * DAY_S, HIRED_UNTIL_S + 120 * DAY_S) : null;
  const birthS = dayBetween(random, BORN_FROM_S, BORN_UNTIL_S);
  const type = level === 0 || random.chance(0.85) ? 1 : 2 + random.below(3);
  return {
    dates: [random.chance(0.99) ? hiredS : null, releasedS, random.chance(0.9) ? birthS : null],
    flags: [left ? 'T' : 'F', !left && random.chance(0.7) ? 'T' : 'F'],
    status: left ? 4 : random.chance(0.94) ? 1 : 2 + random.below(2),
    type,
    createdS: Math.max(hiredS, FIRST_CREATED_S) + random.below(DAY_S),
  };
}

function dayBetween(random: Random, fromS: number, untilS: number): number {
  return fromS + random.below(Math.max(1, Math.floor((untilS - fromS) / DAY_S))) * DAY_S;
}

function modifiedOf(random: Random, createdS: number): number {
  if (random.chance(0.05)) return MASS_UPDATE_S;
  // Squared, so that recent edits are the more frequent ones.
  const age = random.next() ** 2;
  return LAST_EDIT_S - Math.floor(age * Math.max(1, LAST_EDIT_S - createdS));
}
