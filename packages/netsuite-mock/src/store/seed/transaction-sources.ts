import { objectSource, type RowSource } from '../row-source.js';
import { tableDefinition } from '../tables/table-definitions.js';
import { expenseDocument, journalDocument } from './ledgers.js';
import { purchasingDocument, type SeededDocument } from './purchasing.js';
import type { SeedPlan } from './seed-plan.js';
import { type PlannedDocument, planTransactions } from './transaction-plan.js';

const FIRST_LINE_KEY = 20_001;

/** Sources of the transactions, their lines and the links between them. */
export function transactionSources(plan: SeedPlan): Readonly<Record<string, () => RowSource>> {
  const planOnce = once(() => planTransactions(plan));
  const make = (document: PlannedDocument): SeededDocument => {
    if (document.kind === 'expense') return expenseDocument(plan, document);
    return document.kind === 'journal' ? journalDocument(plan, document) : purchasingDocument(plan, document);
  };
  // Lines are read one after the other, so that the document made last serves the next line too.
  let last: { readonly index: number; readonly document: SeededDocument } | undefined;
  const documentAt = (index: number): SeededDocument => {
    if (last?.index !== index) last = { index, document: make(planOnce().documentAt(index)) };
    return last.document;
  };
  return {
    transaction: () =>
      objectSource(tableDefinition('transaction'), planOnce().ids, (index) => documentAt(index).header),
    transactionline() {
      const { lineCount, documentOfLine, firstLine, documentAt: plannedAt, indexOf } = planOnce();
      const ids = Int32Array.from({ length: lineCount }, (_, index) => FIRST_LINE_KEY + index);
      const source = objectSource(tableDefinition('transactionline'), ids, (line) => {
        const document = documentOfLine(line);
        return {
          ...documentAt(document).lines[line - firstLine(document)],
          uniquekey: FIRST_LINE_KEY + line,
          transaction: plannedAt(document).id,
        };
      });
      return {
        ...source,
        lookup(column, value) {
          if (column !== 'transaction' || typeof value !== 'number') return undefined;
          const document = indexOf(value);
          if (document === -1) return [];
          const first = firstLine(document);
          return Array.from({ length: firstLine(document + 1) - first }, (_, index) => first + index);
        },
      };
    },
    nexttransactionlinelink: () => linkSource(planOnce()),
  };
}

type Planned = ReturnType<typeof planTransactions>;

function linkSource({ ids, documentAt, firstLine }: Planned): RowSource {
  const places: (readonly [document: PlannedDocument, line: number])[] = [];
  for (let index = 0; index < ids.length; index += 1) {
    const document = documentAt(index);
    if (document.kind !== 'receipt' && document.kind !== 'bill') continue;
    const lines = firstLine(index + 1) - firstLine(index) - 1;
    for (let line = 1; line <= lines; line += 1) places.push([document, line]);
  }
  const keys = Int32Array.from(places, (_, index) => index + 1);
  return objectSource(tableDefinition('nexttransactionlinelink'), keys, (index) => {
    const [document, line] = places[index] ?? [{ id: 0, kind: 'receipt', number: 0 } as const, 0];
    const isReceipt = document.kind === 'receipt';
    return {
      previousdoc: document.id - (isReceipt ? 1 : 2),
      nextdoc: document.id,
      linktype: isReceipt ? 'ShipRcpt' : 'OrdBill',
      lastmodifieddate: Date.UTC(2025, 5, 30) / 1000,
      previousline: line,
      nextline: line,
    };
  });
}

function once<Value>(make: () => Value): () => Value {
  let made: Value | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
