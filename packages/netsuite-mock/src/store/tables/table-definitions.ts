import type { TableDefinition } from '../table-definition.js';
import { ACCOUNTING_TABLES } from './accounting-tables.js';
import { ASSET_TABLES } from './asset-tables.js';
import { ENTITY_TABLES } from './entity-tables.js';
import { ITEM_TABLES } from './item-tables.js';
import { ORGANISATION_TABLES } from './organisation-tables.js';
import { SYSTEM_TABLES } from './system-tables.js';
import { TRANSACTION_TABLES } from './transaction-tables.js';

/** Every table that has rows of its own in a new account. */
export const TABLE_DEFINITIONS: readonly TableDefinition[] = [
  ...ENTITY_TABLES,
  ...ORGANISATION_TABLES,
  ...ACCOUNTING_TABLES,
  ...ITEM_TABLES,
  ...TRANSACTION_TABLES,
  ...SYSTEM_TABLES,
  ...ASSET_TABLES,
];

/** One of them by name. Throws for a name that is none: the mock's own mistake. */
export function tableDefinition(name: string): TableDefinition {
  const found = TABLE_DEFINITIONS.find((definition) => definition.name === name);
  if (found === undefined) throw new Error(`Failed to find table definition "${name}". Add it to tables/.`);
  return found;
}
