import type { RowObject } from '../scalar.js';
import type { ColumnDefinition } from '../table-definition.js';
import { ASSET_TABLES } from '../tables/asset-tables.js';

const ENTITY_FIELDS = [
  ['custentity_badge_no', 'Badge Number', 'Free-Form Text'],
  ['custentity_remote_worker', 'Remote Worker', 'Check Box'],
] as const;

/** Check boxes among the columns of the asset register, which are text like any other in a table. */
const CHECK_BOXES = new Set(['custrecord_assetneedsinspection']);

/** What a new account lists of its custom fields: those of people, and those of the asset register's record types. */
export function customFieldRows(): readonly RowObject[] {
  const ofEntities = ENTITY_FIELDS.map(([scriptid, name, fieldvaluetype]) => ({
    scriptid,
    name,
    fieldvaluetype,
    fieldtype: 'ENTITY',
    recordtype: 'ENTITY',
  }));
  const ofAssets = ASSET_TABLES.flatMap(({ name: recordType, columns }) =>
    columns
      .filter(({ name }) => name.startsWith('custrecord_'))
      .map((column) => ({
        scriptid: column.name,
        name: titleOf(column.name),
        fieldvaluetype: valueTypeOf(column),
        fieldtype: 'RECORD',
        recordtype: recordType.toUpperCase(),
      })),
  );
  return [...ofEntities, ...ofAssets];
}

/** `custrecord_assetserialno` as `Asset serialno`. */
function titleOf(scriptId: string): string {
  const words = scriptId.replace('custrecord_asset', 'asset ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function valueTypeOf({ name, type, reference }: ColumnDefinition): string {
  if (CHECK_BOXES.has(name)) return 'Check Box';
  if (reference !== undefined) return 'List/Record';
  if (type === 'number') return 'Decimal Number';
  return type === 'date' ? 'Date' : 'Free-Form Text';
}
