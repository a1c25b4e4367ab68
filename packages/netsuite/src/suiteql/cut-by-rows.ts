import { type Call, isFault } from '@onlink/core';
import type { NetsuiteClient } from '../client.js';
import type { Task } from '../faults/task.js';
import { cutIdRanges, type IdRange, rowsPerRange } from './id-ranges.js';
import { identifier } from './literal.js';
import { fetchPage, MAX_PAGE_ROWS } from './page.js';
import { type Sql, select } from './query.js';
import { parseRowId } from './row-id.js';

/** What to cut: a table's rows under conditions, by a column of whole numbers. */
export interface CutRequest {
  readonly table: string;
  readonly column: string;
  readonly where: readonly (Sql | undefined)[];
  /** Lowest and highest value, and how many rows there are. */
  readonly first: number;
  readonly last: number;
  readonly rows: number;
  readonly task: Task;
}

/** A range and the rows expected in it. */
export interface CutRange extends IdRange {
  readonly rows: number;
}

/**
 * Cuts rows into ranges of even work. One query asks for every n-th value in order, so that gaps and crowded places in the
 * numbers make no range longer than another, and a range is made of full pages. Where NetSuite does not answer that, the
 * ranges are of equal width.
 */
export async function cutByRows(
  client: NetsuiteClient,
  call: Call,
  request: CutRequest,
): Promise<readonly CutRange[]> {
  const { first, last, rows, task } = request;
  const each = rowsPerRange(rows);
  if (rows <= 2 * each) return [{ after: first - 1, last, rows }];
  const cuts = await askForCuts(client, call, request, each);
  if (cuts === undefined) {
    call.log('info', 'suiteql.cut-by-width', { id: task.id });
    const ranges = cutIdRanges(first, last, rows);
    return ranges.map((range, index) => ({
      ...range,
      rows: Math.floor((rows * (index + 1)) / ranges.length) - Math.floor((rows * index) / ranges.length),
    }));
  }
  return rangesBetween(cuts, { first, last, rows, each });
}

/** Ranges that end at each cut and at the last value. A value may be cut at twice where it has many rows. */
function rangesBetween(
  cuts: readonly number[],
  { first, last, rows, each }: Pick<CutRequest, 'first' | 'last' | 'rows'> & { readonly each: number },
): readonly CutRange[] {
  const ranges: CutRange[] = [];
  let after = first - 1;
  let waiting = 0;
  for (const [index, cut] of cuts.entries()) {
    waiting += each;
    // The rows behind the last cut are added to it when they are few: half a part is not worth a place of its own.
    if (cut <= after || cut >= last || rows - (index + 1) * each < each / 2) continue;
    ranges.push({ after, last: cut, rows: waiting });
    after = cut;
    waiting = 0;
  }
  const before = ranges.reduce((sum, range) => sum + range.rows, 0);
  return [...ranges, { after, last, rows: Math.max(0, rows - before) }];
}

async function askForCuts(
  client: NetsuiteClient,
  call: Call,
  { table, column, where, task }: CutRequest,
  each: number,
): Promise<readonly number[] | undefined> {
  const name = identifier(column);
  const inOrder = select({ table, columns: [name], where, orderBy: [column] });
  // ROWNUM counts rows as they leave the ordered query inside.
  const query = {
    text: `SELECT ${name} FROM (SELECT ${name}, ROWNUM AS place FROM (${inOrder.text})) WHERE MOD(place, ${each}) = 0 ORDER BY ${name}`,
    params: inOrder.params,
  };
  try {
    const { rows } = await fetchPage(client, call, { query, limitRows: MAX_PAGE_ROWS, task });
    const cuts = rows.map((row) => parseRowId(row[column]));
    return isRising(cuts) ? cuts : undefined;
  } catch (thrown) {
    if (isFault(thrown) && INSTEAD.has(thrown.code)) return undefined;
    throw thrown;
  }
}

/** What a question that is too much for NetSuite comes back with. */
const INSTEAD = new Set([
  ...['netsuite/unsupported-query', 'netsuite/unexpected-error', 'netsuite/unclassified', 'network/timeout'],
  'netsuite/unknown-column',
]);

function isRising(cuts: readonly (number | undefined)[]): cuts is number[] {
  return (
    cuts.length > 0 &&
    cuts.every((cut, index) => cut !== undefined && (index === 0 || cut >= (cuts[index - 1] ?? cut)))
  );
}
