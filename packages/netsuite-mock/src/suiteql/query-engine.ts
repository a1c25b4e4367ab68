import { type AccountTime, createAccountTime } from '../store/account-time.js';
import type { Store } from '../store/store.js';
import type { Table } from '../store/table.js';
import type { ColumnDefinition, TableDefinition } from '../store/table-definition.js';
import { type AccountDateFormat, compileAccountDateFormat } from './account-date-format.js';
import { createColumnIndexes } from './column-index.js';
import { compileCondition } from './compile-condition.js';
import type { Session } from './compile-context.js';
import { compileQuery, compileSubquery } from './compile-query.js';
import { createMatchMemory } from './match-memory.js';
import { parseStatement } from './parse-statement.js';
import type { QueryRequest, QueryResult } from './query-request.js';
import { type PageGround, readPage } from './read-page.js';
import { notModelled, refused, SuiteqlRefusal, unsupported } from './refusal.js';
import type { Services } from './services.js';
import { createSortedIndexes } from './sorted-index.js';

/** What the role and the account's features let a query see. */
export interface QueryVisibility {
  isTableVisible(table: TableDefinition): boolean;
  isColumnVisible(column: ColumnDefinition): boolean;
  /** A column that is not visible is refused as not exposed, and not as unknown. */
  readonly tellsHidden?: boolean;
}

/** Answers SuiteQL queries over one store. */
export interface QueryEngine {
  run(request: QueryRequest, visibility: QueryVisibility): QueryResult;
}

/** What an engine is made of. */
export interface QueryEngineInput {
  readonly store: Store;
  readonly dateFormat: AccountDateFormat;
  /** The present in account-local seconds. */
  readonly nowS: () => number;
  /** Minutes of the account's zone east of UTC at present. Default: as of `nowS`, which in an hour that comes twice is standard time. */
  readonly nowOffsetMinutes?: () => number;
  /** Wall time of the account. Default UTC. */
  readonly time?: AccountTime;
  /** Seed of the order that a query does not fix. Default 0. */
  readonly seed?: number;
}

/** A query that looks at more combinations of rows than this is refused: NetSuite's would time out. */
const MOST_STEPS = 8_000_000;

/** Makes an engine. It never throws for any query: what it cannot answer is a refusal. */
export function createQueryEngine(input: QueryEngineInput): QueryEngine {
  const { store, nowS, time = createAccountTime({ utcOffsetMinutes: 0 }), seed = 0 } = input;
  const { nowOffsetMinutes = () => time.offsetMinutes(nowS()) } = input;
  const accountDates = compileAccountDateFormat(input.dateFormat);
  const memory = createMatchMemory(() => store.epoch());
  const sortedIndexes = createSortedIndexes();
  const columnIndexes = createColumnIndexes();

  const open = (request: QueryRequest, visibility: QueryVisibility): PageGround => {
    const statement = parseStatement(request.query);
    if (statement.parameterCount !== request.params.length)
      throw unsupported('the number of params is not that of ?');
    let usesClock = false;
    let steps = 0;
    const session: Session = {
      condition: compileCondition,
      params: request.params,
      conversions: { accountDates, time, nowS: nowS(), nowOffsetMinutes: nowOffsetMinutes() },
      label: (reference, id) => store.label(reference, id),
      usesClock() {
        usesClock = true;
      },
      work(count) {
        steps += count;
        if (steps > MOST_STEPS)
          throw notModelled(`a query over more than ${MOST_STEPS} combinations of rows`);
      },
      subquery: (query, parent) => compileSubquery(query, services, parent),
    };
    const services: Services = {
      session,
      openTable: (name, written) => openTable(store, { name, written }, visibility),
      isColumnVisible: visibility.isColumnVisible,
      tellsHidden: visibility.tellsHidden === true,
      sortedIndexes,
      columnIndexes,
      recall: (key, find) => memory.recall(usesClock ? undefined : key, find),
    };
    const plan = compileQuery(statement.query, services);
    return { plan, conversions: session.conversions, memory, mayKeep: !usesClock, seed };
  };

  return {
    run(request, visibility) {
      try {
        return readPage(open(request, visibility), request);
      } catch (error) {
        if (error instanceof SuiteqlRefusal) return error.fault;
        throw error;
      }
    },
  };
}

/** A custom record's name comes back in capitals. Source: https://github.com/hotgluexyz/tap-netsuite-rest (streams.py). */
function shownName(name: string): string {
  return name.startsWith('custom') && name.includes('_') ? name.toUpperCase() : name;
}

function openTable(
  store: Store,
  { name, written }: { readonly name: string; readonly written: string },
  visibility: QueryVisibility,
): Table {
  const table = store.table(name);
  if (table === undefined) throw refused(`Invalid search type: ${written}.`);
  if (!visibility.isTableVisible(table.definition)) {
    throw refused(`Search error occurred: Record '${shownName(table.definition.name)}' was not found.`);
  }
  return table;
}
