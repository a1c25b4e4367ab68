import type { Row, Scalar } from '../store/scalar.js';
import type { Table } from '../store/table.js';
import type { BlockSource } from './block-source.js';
import type { Conjunct } from './classify-conditions.js';
import { joinConditions } from './compile-condition.js';
import type { CompileContext } from './compile-context.js';
import type { CompiledCondition, CompiledValue } from './compiled.js';
import { keyPath } from './path.js';
import type { RowLoop, Stage, UnmatchedRows } from './pipeline.js';
import type { Services } from './services.js';
import { accessByIndex, accessByKey, countSlots, mentionsIndexed, type TableAccess } from './table-access.js';

/** What the stages of a block are made of. */
export interface StageInput {
  readonly sources: readonly BlockSource[];
  readonly where: readonly Conjunct[];
  readonly on: readonly (readonly Conjunct[])[];
  readonly context: CompileContext;
  readonly services: Services;
}

/** An equality between a source and those before it. */
interface JoinKey {
  readonly conjunct: Conjunct;
  /** Computed from the sources before, and from around the block. */
  readonly probe: CompiledValue;
  /** Computed from the source's own row. */
  readonly own: CompiledValue;
  readonly plain: CompiledValue | undefined;
}

/**
 * Makes the stages of a join: each condition is asked at the first source where it can be, and an equality with sources
 * before it becomes a look-up.
 */
export function makeStages(input: StageInput): readonly Stage[] {
  const { sources, where } = input;
  const lastKeeping = sources.findLastIndex(({ item }) => item.join === 'right' || item.join === 'full');
  const placeOf = ({ uses }: Conjunct): number => Math.max(0, lastKeeping, ...uses.sources);
  return sources.map((source, place) => {
    const mine = where.filter((conjunct) => placeOf(conjunct) === place);
    return makeStage({ ...input, where: mine }, source, {
      place,
      mayLookUp: place > lastKeeping || place === 0,
    });
  });
}

function makeStage(
  input: StageInput,
  source: BlockSource,
  { place, mayLookUp }: { readonly place: number; readonly mayLookUp: boolean },
): Stage {
  const { where, on, services } = input;
  const { join } = source.item;
  const joined = on[place] ?? [];
  const keepsRight = join === 'right' || join === 'full';
  const isInner = join === 'comma' || join === 'cross' || join === 'inner';
  // What may choose the rows of this source before they are joined: of an outer join only ON.
  const choosing = keepsRight ? [] : isInner && mayLookUp ? [...joined, ...where] : joined;
  const keyed = (keepsRight ? joined : choosing).flatMap((conjunct) => joinKeyOf(conjunct, place) ?? []);
  const own = choosing.filter(({ uses }) => !uses.outer && [...uses.sources].every((used) => used === place));
  const book = keepsRight ? bookOf(source) : undefined;
  const loop =
    keyed.length > 0
      ? keyedLoop(keyed, source, { services, book })
      : plainLoop(own, source, { ...input, book });
  const answered = new Set(loop.answered);
  const left = (conjuncts: readonly Conjunct[]): CompiledCondition | undefined => {
    const asked = conjuncts.filter((conjunct) => !conjunct.usesRownum && !answered.has(conjunct));
    return asked.length === 0
      ? undefined
      : joinConditions(
          asked.map(({ condition }) => condition),
          'and',
        );
  };
  return {
    join,
    cell: source.cell,
    loop: loop.run,
    on: left(joined),
    after: left(where),
    ...(book && { unmatched: book }),
  };
}

function joinKeyOf(conjunct: Conjunct, place: number): JoinKey | undefined {
  const { equality } = conjunct;
  for (const [own, other] of [equality, equality && ([equality[1], equality[0]] as const)].filter(
    (pair) => pair !== undefined,
  )) {
    const isOwn = own.uses.sources.size === 1 && own.uses.sources.has(place) && !own.uses.outer;
    const isBefore = [...other.uses.sources].every((used) => used < place);
    // A constant is no key: it would make an index for one look.
    const varies = other.uses.sources.size > 0 || other.uses.outer;
    if (isOwn && isBefore && varies)
      return { conjunct, probe: other.value, own: own.value, plain: own.plain };
  }
  return undefined;
}

interface Loop {
  readonly run: RowLoop;
  /** Conjuncts that need not be asked any more. */
  readonly answered: readonly Conjunct[];
}

interface LoopTools {
  readonly services: Services;
  readonly book: Book | undefined;
}

/** Rows of a table so small are cheaper to find in an index made for the statement than in the table's own. */
const SMALL_TABLE_ROWS = 2000;

/** Visits rows through an index: of the table by its key or by one plain column, else by all keys of its own. */
function keyedLoop(keys: readonly JoinKey[], source: BlockSource, { services, book }: LoopTools): Loop {
  const { table } = source;
  if (table !== undefined && book === undefined) {
    const hasKey = keyPath(table).column === 0;
    const byId = keys.find(({ plain }) => hasKey && plain?.column?.index === 0);
    const chosen =
      table.rowCount <= SMALL_TABLE_ROWS ? undefined : (byId ?? (keys.length === 1 ? keys[0] : undefined));
    const column = chosen?.plain?.column;
    if (chosen !== undefined && column !== undefined) {
      const run = tableLookUp(table, source, {
        key: chosen,
        column: column.index,
        byId: chosen === byId,
        services,
      });
      return { run, answered: [chosen.conjunct] };
    }
  }
  return {
    run: rowsLookUp(keys, source, { services, book }),
    answered: keys.map(({ conjunct }) => conjunct),
  };
}

interface TableLookUp {
  readonly key: JoinKey;
  readonly column: number;
  readonly byId: boolean;
  readonly services: Services;
}

function tableLookUp(
  table: Table,
  { cell }: BlockSource,
  { key, column, byId, services }: TableLookUp,
): RowLoop {
  const { session, columnIndexes } = services;
  const visitAt = (position: number, visit: () => boolean): boolean => {
    session.work(1);
    cell.row = table.rowAlone(position);
    return visit();
  };
  if (byId) {
    return (visit) => {
      const id = key.probe.run();
      if (typeof id !== 'number') return true;
      const position = table.positionOf(id);
      return position < table.rowCount && table.idAt(position) === id ? visitAt(position, visit) : true;
    };
  }
  return (visit) => {
    const value = key.probe.run();
    const found = value === null ? undefined : columnIndexes.open(table, column).get(value);
    if (found === undefined) return true;
    if (typeof found === 'number') return visitAt(found, visit);
    for (const position of found) if (!visitAt(position, visit)) return false;
    return true;
  };
}

/** Looks up in an index over rows that is made when first needed, for this statement only. */
function rowsLookUp(keys: readonly JoinKey[], source: BlockSource, { services, book }: LoopTools): RowLoop {
  const { cell } = source;
  let index: Map<Scalar, number[]> | undefined;
  let rows: readonly Row[] = [];
  const build = (): Map<Scalar, number[]> => {
    const built = new Map<Scalar, number[]>();
    rows = source.rows();
    for (const [at, row] of rows.entries()) {
      cell.row = row;
      const key = joinedKey(keys, 'own');
      if (key === null) continue;
      const known = built.get(key);
      if (known === undefined) built.set(key, [at]);
      else known.push(at);
    }
    return built;
  };
  return (visit) => {
    index ??= build();
    const key = joinedKey(keys, 'probe');
    for (const at of (key === null ? undefined : index.get(key)) ?? []) {
      services.session.work(1);
      cell.row = rows[at] ?? [];
      if (book !== undefined) book.at = at;
      if (!visit()) return false;
    }
    return true;
  };
}

/** One key, or several in one text; NULL where one is NULL, which equals nothing. */
function joinedKey(keys: readonly JoinKey[], side: 'own' | 'probe'): Scalar {
  const [only] = keys;
  if (keys.length === 1 && only !== undefined) return only[side].run();
  let joined = '';
  for (const key of keys) {
    const value = key[side].run();
    if (value === null) return null;
    joined += typeof value === 'number' ? `n${value};` : `t${value.length}:${value};`;
  }
  return joined;
}

/** Visits all rows that the source's own conditions leave. */
function plainLoop(
  own: readonly Conjunct[],
  source: BlockSource,
  { context, services, book }: StageInput & LoopTools,
): Loop {
  const { table, cell } = source;
  const { session } = services;
  if (table !== undefined && book === undefined) {
    const access = chooseAccess(table, own, { source, context, services });
    const rest = new Set(access.rest);
    return {
      run: accessLoop(access, source, services),
      answered: own.filter(({ expression }) => !rest.has(expression)),
    };
  }
  return {
    run(visit) {
      for (const [at, row] of source.rows().entries()) {
        session.work(1);
        cell.row = row;
        if (book !== undefined) book.at = at;
        if (!visit()) return false;
      }
      return true;
    },
    answered: [],
  };
}

interface AccessTools {
  readonly source: BlockSource;
  readonly context: CompileContext;
  readonly services: Services;
}

function chooseAccess(
  table: Table,
  own: readonly Conjunct[],
  { source, context, services }: AccessTools,
): TableAccess {
  const conditions = own.map(({ expression }) => expression);
  const input = { table, cell: source.cell, context, indexes: services.sortedIndexes, conditions };
  const byKey = accessByKey(input);
  const byIndex = mentionsIndexed(input) ? accessByIndex(input) : undefined;
  return byIndex !== undefined && countSlots(byIndex.ranges) < countSlots(byKey.ranges) / 4 ? byIndex : byKey;
}

function accessLoop({ path, ranges }: TableAccess, { cell }: BlockSource, { session }: Services): RowLoop {
  return (visit) => {
    for (const [from, to] of ranges) {
      for (let slot = from; slot < to; slot += 1) {
        session.work(1);
        cell.row = path.rowAt(slot);
        if (!visit()) return false;
      }
    }
    return true;
  };
}

interface Book extends UnmatchedRows {
  /** Index of the row that lies in the cell. */
  at: number;
}

function bookOf(source: BlockSource): Book {
  let matched = new Uint8Array(0);
  return {
    at: 0,
    reset() {
      matched = new Uint8Array(source.rows().length);
    },
    note() {
      matched[this.at] = 1;
    },
    rest: () => source.rows().filter((_, index) => matched[index] !== 1),
  };
}
