import { createRandom, type Random } from './random.js';

/** How many rows of each kind a new account has. */
export interface SeedCounts {
  readonly employees: number;
  readonly vendors: number;
  readonly customers: number;
  readonly contacts: number;
  readonly jobs: number;
  readonly items: number;
  readonly purchaseOrders: number;
  readonly expenseReports: number;
  readonly journalEntries: number;
  readonly assets: number;
}

/** What an account has where nothing else is asked for. */
export const DEFAULT_SEED_COUNTS: SeedCounts = {
  employees: 1000,
  vendors: 40,
  customers: 40,
  contacts: 60,
  jobs: 12,
  items: 60,
  purchaseOrders: 200,
  expenseReports: 80,
  journalEntries: 40,
  assets: 120,
};

/** Ids by kind, so that rows of one table can refer to those of another without making them. */
export interface SeedPlan {
  readonly seed: number;
  readonly counts: SeedCounts;
  readonly employeeIds: Int32Array;
  readonly vendorIds: Int32Array;
  readonly customerIds: Int32Array;
  readonly contactIds: Int32Array;
  readonly jobIds: Int32Array;
  readonly itemIds: Int32Array;
}

const FIRST_ITEM_ID = 301;

/** Plans the ids. Employees come first in the sequence that all entities share; then each kind has a stretch of it. */
export function planSeed(seed: number, counts: SeedCounts, employeeIds: Int32Array): SeedPlan {
  const thousands = Math.ceil(((employeeIds.at(-1) ?? 0) + 1) / 1000) * 1000;
  let next = Math.max(1000, thousands) + 1;
  const stretch = (count: number, salt: number): Int32Array => {
    const ids = idsFrom(next, count, createRandom(seed, salt));
    next = (ids.at(-1) ?? next) + 40;
    return ids;
  };
  return {
    seed,
    counts,
    employeeIds,
    vendorIds: stretch(counts.vendors, -2),
    customerIds: stretch(counts.customers, -3),
    contactIds: stretch(counts.contacts, -4),
    jobIds: stretch(counts.jobs, -5),
    itemIds: idsFrom(FIRST_ITEM_ID, counts.items, createRandom(seed, -6)),
  };
}

/** `count` ascending ids with gaps, as in an account that has been used. */
export function idsFrom(first: number, count: number, random: Random): Int32Array {
  const ids = new Int32Array(count);
  let id = first;
  for (let index = 0; index < count; index += 1) {
    ids[index] = id;
    id += random.chance(0.12) ? 2 + random.below(3) : 1;
  }
  return ids;
}

/** One of the ids, or nothing where there is none. */
export function pickId(random: Random, ids: Int32Array): number | null {
  return ids.length === 0 ? null : (ids[random.below(ids.length)] ?? null);
}

/** Seconds of a day of the calendar, months counted from 1. */
export function daySeconds(year: number, month: number, day: number): number {
  return Date.UTC(year, month - 1, day) / 1000;
}

/** Seconds of one day. */
export const DAY_S = 86_400;

/** No row of a new account was edited later than this: no clock in use is behind it. */
export const LAST_EDIT_S = daySeconds(2025, 6, 30);

/** When a row made at `createdS` was last edited; recent edits are the more frequent ones. */
export function editedAfter(random: Random, createdS: number): number {
  return LAST_EDIT_S - Math.floor(random.next() ** 2 * Math.max(1, LAST_EDIT_S - createdS));
}
