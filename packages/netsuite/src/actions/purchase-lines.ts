import type { Call, JsonObject } from '@onlink/core';
import type { NetsuiteClient } from '../client.js';
import type { Task } from '../faults/task.js';
import { inputFault } from '../record/record-fault.js';
import { resolveReference } from '../record/resolve-reference.js';
import { type ActionInput, type InputField, textOf } from './input-field.js';

/** What is bought: one line by fields of its own, more of them as text. */
export const LINE_FIELDS: readonly InputField[] = [
  { name: 'item', title: 'Item', kind: 'reference', list: 'item', own: true, description: 'ID or name.' },
  { name: 'quantity', title: 'Quantity', kind: 'number', own: true, description: 'Default 1.' },
  {
    name: 'rate',
    title: 'Rate',
    kind: 'number',
    own: true,
    description: "Price of one. Default the item's own.",
  },
  { name: 'description', title: 'Description', kind: 'text', own: true },
  {
    ...{ name: 'moreItems', title: 'More items', kind: 'long-text', own: true },
    description: 'One a line: item | quantity | rate | description. What follows the item may be left out.',
  },
  {
    ...{ name: 'expenseAccount', title: 'Expense account', kind: 'reference', list: 'account', own: true },
    description: 'For an expense instead of an item: ID, number or name.',
  },
  { name: 'amount', title: 'Expense amount', kind: 'number', own: true },
];

/** What the lines' fields are called, which differs between an order and a requisition. */
export interface LineNames {
  readonly rate: string;
  readonly amount: string;
}

interface ItemText {
  readonly item: string;
  readonly quantity: number;
  readonly rate?: number;
  readonly description: string;
  /** For messages. */
  readonly place: string;
}

/**
 * The body with its lines. A sublist among the extra fields stands for itself.
 *
 * @throws a fault that names the field, where there is no line at all or one is malformed
 */
export async function withLines(
  client: NetsuiteClient,
  call: Call,
  request: {
    readonly input: ActionInput;
    readonly task: Task;
    readonly body: JsonObject;
    readonly names: LineNames;
  },
): Promise<JsonObject> {
  const { input, task, body, names } = request;
  const items = await Promise.all(
    itemTexts(input, task).map(async ({ item, quantity, rate, description, place }) => ({
      item: await resolveReference(client, call, { text: item, list: 'item', field: place, task }),
      quantity,
      ...(rate !== undefined && { [names.rate]: rate }),
      ...(description !== '' && { description }),
    })),
  );
  const expenses = await expenseLines(client, call, request);
  if (
    items.length === 0 &&
    expenses.length === 0 &&
    body['item'] === undefined &&
    body['expense'] === undefined
  )
    throw inputFault({
      ...{ task, code: 'netsuite/no-lines', place: 'field "item"' },
      reason: 'is empty, and so is every other line',
      remedy: 'Name an item, or an expense account and an amount',
    });
  return {
    ...body,
    ...(items.length > 0 && { item: { items } }),
    ...(expenses.length > 0 && { expense: { items: expenses } }),
  };
}

async function expenseLines(
  client: NetsuiteClient,
  call: Call,
  { input, task, names }: { readonly input: ActionInput; readonly task: Task; readonly names: LineNames },
): Promise<readonly JsonObject[]> {
  const account = textOf(input, 'expenseAccount');
  const amount = input['amount'];
  if (account === '' && amount === undefined) return [];
  if (account === '' || amount === undefined) {
    const missing = account === '' ? 'expenseAccount' : 'amount';
    throw inputFault({
      ...{ task, code: 'netsuite/no-lines', place: `field "${missing}"` },
      reason: 'is empty',
      remedy: 'An expense takes both an account and an amount',
    });
  }
  return [
    {
      account: await resolveReference(client, call, {
        text: account,
        list: 'account',
        field: 'expenseAccount',
        task,
      }),
      [names.amount]: amount,
    },
  ];
}

function itemTexts(input: ActionInput, task: Task): readonly ItemText[] {
  const { quantity, rate } = input;
  const item = textOf(input, 'item');
  const first: readonly ItemText[] =
    item === ''
      ? []
      : [
          {
            ...{
              item,
              quantity: Number(quantity ?? 1),
              description: textOf(input, 'description'),
              place: 'item',
            },
            ...(rate !== undefined && { rate: Number(rate) }),
          },
        ];
  const more = textOf(input, 'moreItems')
    .split(/\r?\n/)
    .flatMap((line, index) => (line.trim() === '' ? [] : [parseItem(line, index + 1, task)]));
  return [...first, ...more];
}

function parseItem(line: string, number: number, task: Task): ItemText {
  const place = `moreItems, line ${number}`;
  const [item = '', quantity = '', rate = '', ...rest] = line.split('|').map((part) => part.trim());
  const numberOf = (text: string, what: string): number => {
    if (/^-?\d+(\.\d+)?$/.test(text)) return Number(text);
    throw inputFault({
      ...{ task, code: 'netsuite/purchase-line', place: `line ${number} of field "moreItems"` },
      reason: `says "${text}" as its ${what}, which is no number`,
      remedy: 'Write item | quantity | rate | description, with a point in decimals',
    });
  };
  if (item === '')
    throw inputFault({
      ...{ task, code: 'netsuite/purchase-line', place: `line ${number} of field "moreItems"` },
      reason: 'names no item',
      remedy: 'Write item | quantity | rate | description',
    });
  return {
    ...{ item, place, description: rest.join('|') },
    quantity: quantity === '' ? 1 : numberOf(quantity, 'quantity'),
    ...(rate !== '' && { rate: numberOf(rate, 'rate') }),
  };
}
