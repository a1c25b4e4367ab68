import { type Selectable, type SelectQueryBuilder, sql } from 'kysely';
import type { OpenDatabase } from '../open-database.js';
import type { DatabaseSchema } from '../schema/database-schema.js';
import type { ObjectTable, StoredObject } from '../store.js';
import { asStoreFault } from '../store-fault.js';

const PAGE_SIZE_ROWS = 500;

type Row = Selectable<DatabaseSchema['object']>;

/** Imported objects by type and key. */
export function createObjectTable({ db, tenant }: OpenDatabase): ObjectTable {
  return {
    types: () =>
      asStoreFault('list object types', async () => {
        const rows = await db
          .selectFrom('object')
          .select((row) => ['object_type', row.fn.countAll<number>().as('count')])
          .where('tenant', '=', tenant)
          .groupBy('object_type')
          .orderBy('object_type')
          .execute();
        return rows.map((row) => ({ objectType: row.object_type, count: Number(row.count) }));
      }),
    count: (objectType) =>
      asStoreFault(`count objects "${objectType}"`, async () => {
        const row = await db
          .selectFrom('object')
          .select((object) => object.fn.countAll<number>().as('count'))
          .where('tenant', '=', tenant)
          .where('object_type', '=', objectType)
          .executeTakeFirstOrThrow();
        return Number(row.count);
      }),
    list: (objectType, options = {}) => list(objectType, options.limit ?? Number.POSITIVE_INFINITY),
  };

  async function* list(objectType: string, limit: number): AsyncGenerator<StoredObject> {
    let left = limit;
    // Each half is one range of the index; a single query over both halves would sort the whole type for every page.
    for (const half of [numericKeys, otherKeys]) {
      let last: Row | undefined;
      do {
        const size = Math.min(left, PAGE_SIZE_ROWS);
        if (size <= 0) return;
        const page = await asStoreFault(`list objects "${objectType}"`, () =>
          half(allOf(objectType), last).orderBy('key').limit(size).execute(),
        );
        for (const row of page) yield toObject(row);
        left -= page.length;
        last = page.length < size ? undefined : page.at(-1);
      } while (last !== undefined);
    }
  }

  function allOf(objectType: string) {
    return db
      .selectFrom('object')
      .selectAll()
      .where('tenant', '=', tenant)
      .where('object_type', '=', objectType);
  }
}

type Objects = SelectQueryBuilder<DatabaseSchema, 'object', Row>;

function numericKeys(objects: Objects, after: Row | undefined): Objects {
  const numbers = objects.where('key_number', 'is not', null).orderBy('key_number');
  if (after === undefined) return numbers;
  return numbers.where(sql<boolean>`(key_number, key) > (${after.key_number}::bigint, ${after.key}::text)`);
}

function otherKeys(objects: Objects, after: Row | undefined): Objects {
  const others = objects.where('key_number', 'is', null);
  return after === undefined ? others : others.where('key', '>', after.key);
}

function toObject(row: Row): StoredObject {
  return {
    objectType: row.object_type,
    key: row.key,
    attributes: row.attributes,
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
  };
}
