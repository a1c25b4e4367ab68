import { createRandom } from './random.js';
import type { SeedPlan } from './seed-plan.js';

/** What a seeded transaction is. */
type DocumentKind = 'order' | 'receipt' | 'bill' | 'expense' | 'journal';

/** One seeded transaction: its id, and which order, report or journal of its kind it is or comes from. */
export interface PlannedDocument {
  readonly id: number;
  readonly kind: DocumentKind;
  readonly number: number;
}

/** Every seeded transaction in the order of ids, and where its lines stand. Nothing else of them is made yet. */
export interface TransactionPlan {
  readonly ids: Int32Array;
  documentAt(index: number): PlannedDocument;
  /** Index of the document with this id; -1 where there is none. */
  indexOf(id: number): number;
  /** Index of a document's main line among all lines; of one past the last document, the number of lines. */
  firstLine(index: number): number;
  /** Index of the document that a line belongs to. */
  documentOfLine(line: number): number;
  readonly lineCount: number;
}

const FIRST_ID = 5001;
const KINDS: readonly DocumentKind[] = ['order', 'receipt', 'bill', 'expense', 'journal'];

/** Status of a seeded purchase order, and which documents followed it. Weights are of a hundred. */
const ORDER_STATUSES = [
  ['G', 41, true, true],
  ['B', 18, false, false],
  ['F', 15, true, false],
  ['D', 12, true, true],
  ['E', 8, true, false],
  ['A', 3, false, false],
  ['H', 3, false, false],
] as const;

/** What became of order `number`: its status, whether it was received and billed, and how many lines it has. */
export function fateOf(seed: number, number: number) {
  const random = createRandom(seed + 51, number);
  let ticket = random.below(100);
  const lines = 1 + random.below(4);
  for (const [status, weight, received, billed] of ORDER_STATUSES) {
    if (ticket < weight) return { status, received, billed, lines };
    ticket -= weight;
  }
  return { status: 'B', received: false, billed: false, lines } as const;
}

/** How many lines an expense report has; a journal entry always has two. */
export function reportLines(seed: number, number: number): number {
  return 1 + createRandom(seed + 52, number).below(5);
}

/** Plans the transactions of an account. */
export function planTransactions({ seed, counts }: SeedPlan): TransactionPlan {
  const most = counts.purchaseOrders * 3 + counts.expenseReports + counts.journalEntries;
  const ids = new Int32Array(most);
  const kinds = new Uint8Array(most);
  const numbers = new Int32Array(most);
  const firstLines = new Int32Array(most + 1);
  let count = 0;
  const add = (
    kind: DocumentKind,
    place: {
      readonly id: number;
      readonly number: number;
      readonly lines: number;
    },
  ) => {
    ids[count] = place.id;
    kinds[count] = KINDS.indexOf(kind);
    numbers[count] = place.number;
    firstLines[count + 1] = (firstLines[count] ?? 0) + 1 + place.lines;
    count += 1;
  };
  for (let number = 0; number < counts.purchaseOrders; number += 1) {
    const { received, billed, lines } = fateOf(seed, number);
    const id = FIRST_ID + number * 3;
    add('order', { id, number, lines });
    if (received) add('receipt', { id: id + 1, number, lines });
    if (billed) add('bill', { id: id + 2, number, lines });
  }
  const afterOrders = FIRST_ID + counts.purchaseOrders * 3 + 20;
  for (let number = 0; number < counts.expenseReports; number += 1)
    add('expense', {
      id: afterOrders + number,
      number,
      lines: reportLines(seed, number),
    });
  const afterReports = afterOrders + counts.expenseReports + 20;
  for (let number = 0; number < counts.journalEntries; number += 1)
    add('journal', { id: afterReports + number, number, lines: 2 });

  const lineCount = firstLines[count] ?? 0;
  const lastAtMost = (values: Int32Array, wanted: number): number => {
    let low = 0;
    let high = count;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((values[middle] ?? 0) <= wanted) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  };
  return {
    ids: ids.slice(0, count),
    documentAt: (index) => ({
      id: ids[index] ?? 0,
      kind: KINDS[kinds[index] ?? 0] ?? 'order',
      number: numbers[index] ?? 0,
    }),
    indexOf(id) {
      const index = lastAtMost(ids, id);
      return index >= 0 && ids[index] === id ? index : -1;
    },
    firstLine: (index) => firstLines[index] ?? 0,
    documentOfLine: (line) => lastAtMost(firstLines, line),
    lineCount,
  };
}
