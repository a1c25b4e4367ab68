import type { Dice } from './dice.js';
import { type GeneratedType, TABLES } from './tables.js';

/** A column that an expression can name. */
export interface GeneratedColumn {
  readonly name: string;
  readonly type: GeneratedType;
}

/** What expressions are made from. */
export interface Ground {
  readonly dice: Dice;
  readonly columns: readonly GeneratedColumn[];
  /** How deep sub-selects already are. */
  readonly depth: number;
}

/** The columns of a table under an alias. */
export function columnsOf(table: string, alias: string): readonly GeneratedColumn[] {
  return Object.entries(TABLES[table] ?? {}).map(([name, type]) => ({ name: `${alias}.${name}`, type }));
}
