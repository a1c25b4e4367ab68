import type { Json, JsonObject } from '@onlink/core';
import type { Host, StoredObject } from '@onlink/host';
import { stringify } from 'csv-stringify/sync';
import { inputFault } from '../output/faults.js';
import { count } from '../output/number.js';
import type { Output } from '../output/output.js';
import { spreadsheetSafe } from '../output/spreadsheet.js';
import { formatTable } from '../output/table.js';
import type { Work } from '../session.js';

/** How objects can be shown. */
export const OBJECT_FORMATS = ['table', 'json', 'ndjson', 'csv'] as const;

/** The flags of `onlink objects`. */
export interface ObjectsFlags {
  readonly format: (typeof OBJECT_FORMATS)[number];
  readonly limit?: number;
}

/** More than that is no table to look at. */
const TABLE_ROWS = 100;
const BATCH_ROWS = 500;

/** `onlink objects`. */
export function objects(type: string, { format, limit }: ObjectsFlags): Work {
  return async ({ host, out }) => {
    const total = await host.countObjects(type);
    if (total === 0) throw await noSuchType(host, type);
    const list = (most?: number) => host.listObjects(type, most === undefined ? {} : { limit: most });
    if (out.json || format === 'json') return showJson(out, list(limit), { objectType: type, count: total });
    if (format === 'ndjson') return showBatches(out, list(limit), (batch) => batch.map(toLine).join(''));
    if (format === 'csv') return showCsv(out, list(limit), () => list(limit));
    const shown: StoredObject[] = [];
    for await (const object of list(limit ?? TABLE_ROWS)) shown.push(object);
    const columns = columnsOf(shown);
    const rows = shown.map(({ attributes }) => columns.map((column) => cellText(attributes[column])));
    out.line(formatTable(columns, rows, process.stdout.columns ?? 140));
    out.line(`\n${count(shown.length)} of ${count(total)} ${type} objects.`);
  };
}

async function showJson(out: Output, list: AsyncIterable<StoredObject>, head: object): Promise<void> {
  await out.raw(`${JSON.stringify(head).slice(0, -1)},"objects":[`);
  let separator = '';
  await showBatches(out, list, (batch) => {
    const text = separator + batch.map((object) => JSON.stringify(bare(object))).join(',');
    separator = ',';
    return text;
  });
  await out.raw(']}\n');
}

/** Two passes, so that every attribute has its column and no more than a batch is held. */
async function showCsv(
  out: Output,
  first: AsyncIterable<StoredObject>,
  again: () => AsyncIterable<StoredObject>,
): Promise<void> {
  const columns = new Set<string>();
  for await (const { attributes } of first) for (const name of Object.keys(attributes)) columns.add(name);
  const names = [...columns];
  await out.raw(stringify([names.map(spreadsheetSafe)]));
  await showBatches(out, again(), (batch) =>
    stringify(
      batch.map(({ attributes }) => names.map((name) => spreadsheetSafe(cellText(attributes[name])))),
    ),
  );
}

async function showBatches(
  out: Output,
  list: AsyncIterable<StoredObject>,
  format: (batch: readonly StoredObject[]) => string,
): Promise<void> {
  let batch: StoredObject[] = [];
  for await (const object of list) {
    batch.push(object);
    if (batch.length < BATCH_ROWS) continue;
    await out.raw(format(batch));
    batch = [];
  }
  if (batch.length > 0) await out.raw(format(batch));
}

function toLine(object: StoredObject): string {
  return `${JSON.stringify(bare(object))}\n`;
}

function bare({ key, attributes, createdAt, updatedAt }: StoredObject): JsonObject {
  return { key, attributes, createdAt, updatedAt };
}

function columnsOf(shown: readonly StoredObject[]): string[] {
  return [...new Set(shown.flatMap(({ attributes }) => Object.keys(attributes)))];
}

function cellText(value: Json | undefined): string {
  if (value === undefined || value === null) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

async function noSuchType(host: Host, type: string): Promise<Error> {
  const known = (await host.objectTypes()).map(({ objectType }) => objectType);
  const remedy =
    known.length === 0 ? 'Run an import first: onlink import run FILE' : `Use one of ${known.join(', ')}`;
  return inputFault('cli/no-objects', `Failed to find objects of type "${type}": there are none. ${remedy}.`);
}
