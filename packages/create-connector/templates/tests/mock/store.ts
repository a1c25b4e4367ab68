/** One row over there. `name` is null where somebody left it empty. */
export interface StoredRow {
  readonly id: number;
  readonly name: string | null;
  readonly updatedAt: string;
  /** Whatever the creator wants to find it by. Not unique. */
  readonly reference: string | null;
}

/** Rows by collection, in the order of their IDs. */
export interface Store {
  has(collection: string): boolean;
  ids(collection: string): readonly number[];
  rows(collection: string): Iterable<StoredRow>;
  get(collection: string, id: number): StoredRow | undefined;
  create(collection: string, row: { readonly name: string; readonly reference?: string | null }): StoredRow;
  /** As a user would: the time of change moves too. */
  update(collection: string, id: number, change: { readonly name: string }): StoredRow | undefined;
  /** As only a test can. */
  set(collection: string, id: number, change: Partial<StoredRow>): void;
  delete(collection: string, id: number): boolean;
  /** How many rows were deleted so far. */
  deleted(collection: string): number;
}

interface Collection {
  readonly rows: Map<number, StoredRow>;
  lastId: number;
  deleted: number;
}

/** Makes a store that has these collections, with so many rows in each. */
export function createStore(
  collections: readonly string[],
  { rows, now }: { readonly rows: number; readonly now: () => number },
): Store {
  const all = new Map<string, Collection>();
  const of = (name: string): Collection => {
    const found = all.get(name);
    if (found === undefined) throw new Error(`The mock has no collection "${name}".`);
    return found;
  };
  const time = (): string => new Date(now()).toISOString();
  const change = (name: string, id: number, fields: Partial<StoredRow>): StoredRow | undefined => {
    const row = of(name).rows.get(id);
    if (row === undefined) return undefined;
    const next = { ...row, ...fields };
    of(name).rows.set(id, next);
    return next;
  };
  const store: Store = {
    has: (name) => all.has(name),
    ids: (name) => [...of(name).rows.keys()],
    rows: (name) => of(name).rows.values(),
    get: (name, id) => of(name).rows.get(id),
    create(name, { name: text, reference = null }) {
      const collection = of(name);
      collection.lastId += 1;
      const row: StoredRow = { id: collection.lastId, name: text, updatedAt: time(), reference };
      collection.rows.set(row.id, row);
      return row;
    },
    update: (name, id, fields) => change(name, id, { ...fields, updatedAt: time() }),
    set: (name, id, fields) => void change(name, id, fields),
    delete(name, id) {
      const isGone = of(name).rows.delete(id);
      if (isGone) of(name).deleted += 1;
      return isGone;
    },
    deleted: (name) => of(name).deleted,
  };
  for (const name of collections) {
    all.set(name, { rows: new Map(), lastId: 0, deleted: 0 });
    for (let nth = 1; nth <= rows; nth += 1) store.create(name, { name: `${name} ${nth}` });
  }
  return store;
}
