import type { Feature, Permission } from '../account/identity.js';

/** What a column holds. `text` includes NetSuite's booleans, which are `T` and `F`. */
type ColumnType = 'text' | 'number' | 'date';

/** One column of a table. */
export interface ColumnDefinition {
  readonly name: string;
  readonly type: ColumnType;
  /** Table or label list whose ids the column holds: `BUILTIN.DF` then gives the label. */
  readonly reference?: string;
  /** The column exists only while this feature is on. */
  readonly feature?: Feature;
}

/** One table of SuiteQL. Its first column is `id`, a number, the primary key; only `dual` has none. */
export interface TableDefinition {
  readonly name: string;
  readonly columns: readonly ColumnDefinition[];
  /** Column that labels a row for `BUILTIN.DF`. */
  readonly label: string;
  /** The role needs this to see the table; absent where every role does. */
  readonly permission?: Permission;
  /** The table exists only while this feature is on. */
  readonly feature?: Feature;
}

/** Declares columns from `name:type[:reference]` words parted by spaces, with features by column name. */
export function columnsOf(
  words: string,
  features: Readonly<Record<string, Feature>> = {},
): readonly ColumnDefinition[] {
  return words
    .trim()
    .split(/\s+/)
    .map((word) => {
      const [name = '', type = 'text', reference] = word.split(':');
      const feature = features[name];
      return {
        name,
        type: type as ColumnType,
        ...(reference !== undefined && { reference }),
        ...(feature !== undefined && { feature }),
      };
    });
}
