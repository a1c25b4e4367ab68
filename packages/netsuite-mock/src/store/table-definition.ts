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
  /** The primary key, by which the table is ordered; it is the first column. A table without one has a key of its own. */
  readonly key?: true;
  /** The row has the value, SuiteQL has no such column: REST shows fields that analytics does not. */
  readonly hidden?: true;
  /**
   * Column that the value needs to mean anything: `PurchOrd` of the column `type` for a status `B`. The composite
   * `PurchOrd:B` is what `BUILTIN.CF` gives and what the label list is keyed by.
   */
  readonly compositeWith?: string;
}

/** One table. Its first column is the primary key where any column is, most often `id`. */
export interface TableDefinition {
  readonly name: string;
  readonly columns: readonly ColumnDefinition[];
  /** Column that labels a row for `BUILTIN.DF`. */
  readonly label: string;
  /** The role needs this to see the table; absent where every role does. */
  readonly permission?: Permission;
  /** The table exists only while this feature is on. */
  readonly feature?: Feature;
  /** Tables of one family give out ids that none of the others has. */
  readonly idFamily?: 'entity';
}

/**
 * Declares columns from `name:type[:reference[:compositeWith]]` words parted by spaces, with features by column name.
 *
 * A first column `id:number` is the primary key, and so is one written `name!:number`. `-name` is hidden from SuiteQL.
 */
export function columnsOf(
  words: string,
  features: Readonly<Record<string, Feature>> = {},
): readonly ColumnDefinition[] {
  return words
    .trim()
    .split(/\s+/)
    .map((word, index) => {
      const [written = '', type = 'text', reference, compositeWith] = word.split(':');
      const name = written.replace(/^-|!$/g, '');
      const feature = features[name];
      return {
        name,
        type: type as ColumnType,
        ...(reference !== undefined && reference !== '' && { reference }),
        ...(compositeWith !== undefined && { compositeWith }),
        ...(feature !== undefined && { feature }),
        ...((written.endsWith('!') || (index === 0 && word === 'id:number')) && { key: true as const }),
        ...(written.startsWith('-') && { hidden: true as const }),
      };
    });
}
