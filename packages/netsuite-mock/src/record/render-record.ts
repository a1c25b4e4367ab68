import type { Row } from '../store/scalar.js';
import type { Table } from '../store/table.js';
import type { RecordField } from './field.js';
import type { RecordType, Sublist } from './record-type.js';
import { type RenderContext, renderReferences, renderValue } from './render-value.js';

/** A field with where its value stands in a row, and how its member begins: worked out once for a type. */
interface PlacedField {
  readonly field: RecordField;
  readonly index: number;
  readonly opening: string;
  /** Index of the column that a composite value needs before it: a status its type. */
  readonly companion: number;
}

const placed = new WeakMap<readonly RecordField[], readonly PlacedField[]>();

function placeFields(fields: readonly RecordField[], table: Table): readonly PlacedField[] {
  const known = placed.get(fields);
  if (known !== undefined) return known;
  const made = fields.map((field): PlacedField => {
    const index = table.columnIndex(field.column);
    const companion = table.definition.columns[index]?.compositeWith;
    return {
      field,
      index,
      opening: `,${JSON.stringify(field.name)}:`,
      companion: companion === undefined ? -1 : table.columnIndex(companion),
    };
  });
  placed.set(fields, made);
  return made;
}

/** One record or line to render. */
export interface RenderedRow {
  readonly fields: readonly RecordField[];
  readonly table: Table;
  readonly row: Row;
  /** Absolute URL of the resource. */
  readonly href: string;
  /** Names to render; absent for all. */
  readonly only?: ReadonlySet<string>;
}

/** The members of a row, each with a comma before it. NULLs are left out. */
export function renderMembers(
  context: RenderContext,
  { fields, table, row, href, only }: RenderedRow,
): string {
  let text = '';
  for (const { field, index, opening, companion } of placeFields(fields, table)) {
    if (only !== undefined && !only.has(field.name)) continue;
    if (field.feature !== undefined && !context.features.has(field.feature)) continue;
    if (field.kind === 'subrecord') {
      text += `${opening}${renderSubrecord(context, field, { table, row, href })}`;
      continue;
    }
    const stored = row[index] ?? null;
    if (stored === null) continue;
    const value = companion === -1 ? stored : `${row[companion] ?? ''}:${stored}`;
    text +=
      opening +
      (field.kind === 'references'
        ? renderReferences(context, field, { ids: String(value), href })
        : renderValue(context, field, value));
  }
  return text;
}

function renderSubrecord(
  context: RenderContext,
  field: RecordField,
  { table, row, href }: Pick<RenderedRow, 'table' | 'row' | 'href'>,
): string {
  const own = `${href}/${field.name}`;
  const links = `"links":[{"rel":"self","href":"${own}"}]`;
  if (!context.expand) return `{${links}}`;
  return `{${links}${renderMembers(context, { fields: field.fields ?? [], table, row, href: own })}}`;
}

/** Ids of a record's lines in a sublist, in the order of their keys. */
export function lineIds(
  context: Pick<RenderContext, 'store'>,
  sublist: Sublist,
  recordId: number,
): readonly number[] {
  const table = context.store.table(sublist.table);
  if (table === undefined) return [];
  const conditions = Object.entries(sublist.where).map(
    ([name, value]) => [table.columnIndex(name), value] as const,
  );
  return table.idsBy(sublist.parent, recordId).filter((id) => {
    const row = table.rowOf(id) ?? [];
    return conditions.every(([index, value]) => row[index] === value);
  });
}

/** One line: links and fields. */
export function renderLine(
  context: RenderContext,
  sublist: Sublist,
  place: { readonly rowId: number; readonly href: string },
): string {
  const table = context.store.table(sublist.table);
  const row = table?.rowOf(place.rowId);
  if (table === undefined || row === undefined) return '{}';
  const key = sublist.fields.find(({ name }) => name === sublist.key);
  const href = `${place.href}/${String(row[table.columnIndex(key?.column ?? '')] ?? '')}`;
  return `{"links":[{"rel":"self","href":"${href}"}]${renderMembers(context, { fields: sublist.fields, table, row, href })}}`;
}

function renderSublist(
  context: RenderContext,
  sublist: Sublist,
  place: { readonly recordId: number; readonly href: string },
): string {
  const href = `${place.href}/${sublist.name}`;
  const links = `"links":[{"rel":"self","href":"${href}"}]`;
  if (!context.expand) return `{${links}}`;
  const items = lineIds(context, sublist, place.recordId).map((rowId) =>
    renderLine(context, sublist, { rowId, href }),
  );
  return `{${links},"items":[${items.join(',')}],"totalResults":${items.length}}`;
}

/** A whole record. `only` are the fields asked for; the links always come. */
export function renderRecord(
  context: RenderContext,
  type: RecordType,
  place: {
    readonly id: number;
    readonly table: Table;
    readonly row: Row;
    readonly only?: ReadonlySet<string>;
  },
): string {
  const { id, table, row, only } = place;
  const href = `${context.base}/${type.name}/${id}`;
  const members = renderMembers(context, { fields: type.fields, table, row, href, ...(only && { only }) });
  let sublists = '';
  for (const sublist of type.sublists) {
    if (only !== undefined && !only.has(sublist.name)) continue;
    sublists += `,"${sublist.name}":${renderSublist(context, sublist, { recordId: id, href })}`;
  }
  return `{"links":[{"rel":"self","href":"${href}"}]${members}${sublists}}`;
}
