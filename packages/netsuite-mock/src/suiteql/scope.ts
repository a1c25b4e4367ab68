import type { ColumnDefinition } from '../store/table-definition.js';
import { refused } from './refusal.js';

/** The columns that a query can name. */
export interface Scope {
  /** Index in the row, and the definition. Throws NetSuite's Unknown identifier. */
  resolve(column: {
    readonly qualifier?: string;
    readonly name: string;
    readonly written: string;
  }): ScopedColumn;
  /** All visible columns, in the order of the table. */
  all(qualifier?: string): readonly ScopedColumn[];
}

/** One column of the table in scope. */
interface ScopedColumn {
  readonly index: number;
  readonly definition: ColumnDefinition;
}

/** What a scope is made of. `alias` is the table's name where the query gives none. */
export interface ScopeInput {
  readonly table: string;
  readonly alias: string;
  readonly columns: readonly ColumnDefinition[];
  readonly isVisible: (column: ColumnDefinition) => boolean;
}

/** Makes the scope of one table. */
export function createScope(input: ScopeInput): Scope {
  const columns = new Map(
    input.columns
      .map((definition, index): ScopedColumn => ({ index, definition }))
      .filter(({ definition }) => input.isVisible(definition))
      .map((column) => [column.definition.name, column]),
  );
  const unknown = (identifier: string) =>
    refused(
      `Search error occurred: Unknown identifier '${identifier}'. Available identifiers are: {${input.alias}=${input.table}}.`,
    );
  const assertQualifier = (qualifier: string | undefined): void => {
    if (qualifier !== undefined && qualifier !== input.alias) throw unknown(qualifier);
  };
  return {
    resolve(column) {
      assertQualifier(column.qualifier);
      const found = columns.get(column.name);
      if (found === undefined) throw unknown(column.written.slice(column.written.lastIndexOf('.') + 1));
      return found;
    },
    all(qualifier) {
      assertQualifier(qualifier);
      return [...columns.values()];
    },
  };
}
