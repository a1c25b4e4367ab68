import type { Row } from '../store/scalar.js';
import type { Table } from '../store/table.js';
import type { ColumnDefinition } from '../store/table-definition.js';
import type { FromItem, SourceItem } from './ast.js';
import type { Subquery } from './compile-context.js';
import { type Cell, NULL_ROW } from './compiled.js';
import type { ScopeColumn, ScopeSource } from './scope.js';
import type { Services } from './services.js';

/** One source of a block: its names, and where its rows come from. */
export interface BlockSource extends ScopeSource {
  readonly item: FromItem;
  /** Absent for a sub-select. */
  readonly table?: Table;
  /** The rows of a sub-select, found once. */
  rows(): readonly Row[];
  /** A sub-select that is sorted itself. */
  readonly sorted: boolean;
}

/** Opens the sources of FROM. Throws NetSuite's words for a table that is not there, or hidden. */
export function openSources(from: readonly FromItem[], services: Services): readonly BlockSource[] {
  return from.map((item) => openSource(item, item.source, services));
}

function openSource(item: FromItem, source: SourceItem, services: Services): BlockSource {
  const cell: Cell = { row: NULL_ROW };
  if (source.kind === 'table') {
    const table = services.openTable(source.name, source.written);
    const { name, columns } = table.definition;
    return {
      item,
      kind: 'table',
      alias: source.alias ?? name,
      name,
      cell,
      columns: visibleColumns(columns, services),
      ...(services.tellsHidden && { hidden: hiddenColumns(columns, services) }),
      table,
      rows: () => allRowsOf(table, services),
      sorted: false,
    };
  }
  // A sub-select in FROM sees nothing around it.
  const subquery = services.session.subquery(source.query);
  const name = source.alias ?? '(subselect)';
  let rows: readonly Row[] | undefined;
  return {
    item,
    kind: 'derived',
    alias: name,
    name,
    cell,
    columns: derivedColumns(subquery),
    rows() {
      rows ??= subquery.rows();
      return rows;
    },
    sorted: source.query.orderBy.length > 0,
  };
}

function visibleColumns(columns: readonly ColumnDefinition[], services: Services): readonly ScopeColumn[] {
  return columns
    .map((definition, index): ScopeColumn => ({ index, type: definition.type, definition }))
    .filter(({ definition }) => services.isColumnVisible(definition));
}

function hiddenColumns(columns: readonly ColumnDefinition[], services: Services): ReadonlySet<string> {
  return new Set(columns.filter((column) => !services.isColumnVisible(column)).map(({ name }) => name));
}

function allRowsOf(table: Table, { session }: Services): readonly Row[] {
  const rows: Row[] = [];
  session.work(table.rowCount);
  for (let position = 0; position < table.rowCount; position += 1) rows.push(table.rowAt(position));
  return rows;
}

function derivedColumns({ columns }: Subquery): readonly ScopeColumn[] {
  return columns.map(({ key, value: { type, column } }, index) => ({
    index,
    type,
    definition: derivedDefinition(key, type, column?.definition),
  }));
}

/** A column of results keeps what its labels need. */
export function derivedDefinition(
  name: string,
  type: ScopeColumn['type'],
  from: ColumnDefinition | undefined,
): ColumnDefinition {
  return {
    name,
    type: type === 'number' || type === 'date' ? type : 'text',
    ...(from?.reference !== undefined && { reference: from.reference }),
    ...(from?.compositeWith !== undefined && { compositeWith: from.compositeWith }),
  };
}
