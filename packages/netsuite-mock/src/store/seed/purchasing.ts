import type { RowObject } from '../scalar.js';
import { accountId } from './accounts.js';
import { itemAt } from './items.js';
import { CURRENCY_RATES, DEPARTMENTS, LOCATIONS, SUBSIDIARIES, type SubsidiaryUnit } from './organisation.js';
import { periodOf } from './periods.js';
import { createRandom } from './random.js';
import { DAY_S, daySeconds, LAST_EDIT_S, pickId, type SeedPlan } from './seed-plan.js';
import { fateOf, type PlannedDocument } from './transaction-plan.js';

/** A seeded transaction: the header's row, and its lines' without their keys; the main line is the first. */
export interface SeededDocument {
  readonly header: RowObject;
  readonly lines: readonly RowObject[];
}

const FIRST_DAY_S = daySeconds(2024, 1, 8);
const SPAN_S = 520 * DAY_S;

/** An amount to the cent. */
export function toCents(amount: number): number {
  return Math.round(amount * 100) / 100;
}

interface OrderLine {
  readonly itemIndex: number;
  readonly quantity: number;
  readonly rate: number;
  readonly received: number;
  readonly billed: number;
}

interface Order {
  readonly id: number;
  readonly number: number;
  readonly status: string;
  readonly entity: number | null;
  readonly employee: number | null;
  readonly subsidiary: SubsidiaryUnit;
  readonly department: number;
  readonly location: number;
  readonly placedS: number;
  readonly editedS: number;
  readonly lines: readonly OrderLine[];
}

function orderAt(plan: SeedPlan, id: number, number: number): Order {
  const { seed, counts, vendorIds, employeeIds, itemIds } = plan;
  const random = createRandom(seed + 53, number);
  const { status, received, billed, lines } = fateOf(seed, number);
  const day = Math.floor((number * SPAN_S) / Math.max(1, counts.purchaseOrders) / DAY_S) * DAY_S;
  const placedS = FIRST_DAY_S + day;
  const isPartial = status === 'D' || status === 'E';
  return {
    id,
    number,
    status,
    entity: pickId(random, vendorIds),
    employee: pickId(random, employeeIds),
    subsidiary: random.pick(SUBSIDIARIES),
    department: random.pick(DEPARTMENTS).id,
    location: random.pick(LOCATIONS).id,
    placedS,
    editedS: Math.min(LAST_EDIT_S, placedS + random.below(60 * DAY_S) + 8 * 3600),
    lines: Array.from({ length: lines }, () => {
      const itemIndex = itemIds.length === 0 ? 0 : random.below(itemIds.length);
      const quantity = 2 + random.below(18);
      const share = isPartial ? Math.max(1, Math.floor(quantity / 2)) : quantity;
      const rate = itemAt(itemIndex).cost;
      return {
        itemIndex,
        quantity,
        rate,
        received: received ? share : 0,
        billed: billed ? share : 0,
      };
    }),
  };
}

/** The order, receipt or bill of a planned document. */
export function purchasingDocument(plan: SeedPlan, { id, kind, number }: PlannedDocument): SeededDocument {
  const orderId = kind === 'order' ? id : kind === 'receipt' ? id - 1 : id - 2;
  const order = orderAt(plan, orderId, number);
  if (kind === 'order') return orderDocument(plan, order);
  return kind === 'receipt'
    ? followUp(plan, { order, id, kind })
    : followUp(plan, { order, id, kind: 'bill' });
}

const rateOf = (order: Order): number => CURRENCY_RATES[order.subsidiary.currency] ?? 1;

function commonHeader(order: Order, tranS: number): RowObject {
  return {
    entity: order.entity,
    trandate: tranS,
    createddate: tranS + 9 * 3600 + (order.number % 3600),
    createdby: 3,
    lastmodifiedby: 3,
    currency: order.subsidiary.currency,
    exchangerate: rateOf(order),
    void: 'F',
    voided: 'F',
    isreversal: 'F',
    visibletocustomer: 'F',
    subsidiary: order.subsidiary.id,
    department: order.department,
    location: order.location,
  };
}

function mainLine(order: Order, total: number, modifiedS: number): RowObject {
  return {
    id: 0,
    linesequencenumber: 0,
    linelastmodifieddate: modifiedS,
    linecreateddate: modifiedS,
    mainline: 'T',
    taxline: 'F',
    entity: order.entity,
    subsidiary: order.subsidiary.id,
    department: order.department,
    location: order.location,
    foreignamount: total === 0 ? null : -total,
    netamount: total === 0 ? null : -toCents(total * rateOf(order)),
  };
}

function itemLine(
  plan: SeedPlan,
  order: Order,
  place: { readonly index: number; readonly quantity: number },
) {
  const { index, quantity } = place;
  const { itemIndex, rate } = order.lines[index] ?? { itemIndex: 0, rate: 0 };
  const { itemtype, name } = itemAt(itemIndex);
  const amount = toCents(quantity * rate);
  return {
    id: index + 1,
    linesequencenumber: index + 1,
    linelastmodifieddate: order.editedS,
    linecreateddate: order.placedS,
    mainline: 'F',
    taxline: 'F',
    iscogs: 'F',
    item: plan.itemIds[itemIndex] ?? null,
    itemtype,
    account: accountId(itemtype === 'InvtPart' ? '1200' : '6200'),
    entity: order.entity,
    department: order.department,
    location: order.location,
    subsidiary: order.subsidiary.id,
    quantity,
    rate,
    foreignamount: amount,
    netamount: toCents(amount * rateOf(order)),
    memo: name,
    isclosed: 'F',
    isbillable: 'F',
    sublist: 'item',
    cleared: 'F',
    eliminate: 'F',
    hascostline: 'F',
  };
}

function orderDocument(plan: SeedPlan, order: Order): SeededDocument {
  const isClosed = order.status === 'H' ? 'T' : 'F';
  const lines = order.lines.map((line, index) => ({
    ...itemLine(plan, order, { index, quantity: line.quantity }),
    quantityshiprecv: line.received,
    quantitybilled: line.billed,
    isfullyshipped: line.received >= line.quantity ? 'T' : 'F',
    expectedreceiptdate: order.placedS + 21 * DAY_S,
    isclosed: isClosed,
  }));
  const total = toCents(lines.reduce((sum, { foreignamount }) => sum + Number(foreignamount), 0));
  return {
    header: {
      id: order.id,
      tranid: `PO${1001 + order.number}`,
      transactionnumber: `PURCHORD${order.number + 1}`,
      trandisplayname: `Purchase Order #PO${1001 + order.number}`,
      type: 'PurchOrd',
      abbrevtype: 'PO',
      recordtype: 'purchaseorder',
      status: order.status,
      approvalstatus: order.status === 'A' ? 1 : 2,
      employee: order.employee,
      ...commonHeader(order, order.placedS),
      lastmodifieddate: order.editedS,
      closedate:
        order.status === 'G' || order.status === 'H' ? order.editedS - (order.editedS % DAY_S) : null,
      duedate: order.placedS + 30 * DAY_S,
      foreigntotal: total,
      memo: order.number % 3 === 0 ? `Batch ${order.number}` : null,
      posting: 'F',
      externalid: order.number % 2 === 0 ? `PO-EXT-${1001 + order.number}` : null,
      supervisorapproval: order.status === 'A' ? 'F' : 'T',
      terms: 2,
    },
    lines: [mainLine(order, total, order.editedS), ...lines],
  };
}

function followUp(
  plan: SeedPlan,
  {
    order,
    id,
    kind,
  }: {
    readonly order: Order;
    readonly id: number;
    readonly kind: 'receipt' | 'bill';
  },
): SeededDocument {
  const tranS = order.placedS + (kind === 'receipt' ? 9 : 14) * DAY_S;
  const quantityOf = (line: OrderLine): number => (kind === 'receipt' ? line.received : line.billed);
  const lines = order.lines.map((line, index) => ({
    ...itemLine(plan, order, { index, quantity: quantityOf(line) }),
    createdfrom: order.id,
    orderline: index + 1,
  }));
  const total = toCents(lines.reduce((sum, { foreignamount }) => sum + Number(foreignamount), 0));
  const paid = order.number % 4 !== 0;
  const shared = {
    id,
    ...commonHeader(order, tranS),
    lastmodifieddate: Math.max(order.editedS, tranS + 9 * 3600 + 3600),
    postingperiod: periodOf(tranS),
    posting: 'T',
    createdfrom: order.id,
  };
  if (kind === 'receipt') {
    const tranid = `IR${501 + order.number}`;
    return {
      header: {
        ...shared,
        tranid,
        transactionnumber: `ITEMRCPT${order.number + 1}`,
        trandisplayname: `Item Receipt #${tranid}`,
        type: 'ItemRcpt',
        abbrevtype: 'ITEMRCPT',
        recordtype: 'itemreceipt',
        status: 'Y',
        foreigntotal: total,
      },
      lines: [
        {
          ...mainLine(order, total, order.editedS),
          account: accountId('2010'),
        },
        ...lines,
      ],
    };
  }
  const tranid = `VB-${20_240 + order.number}`;
  return {
    header: {
      ...shared,
      tranid,
      transactionnumber: `VENDBILL${order.number + 1}`,
      trandisplayname: `Bill #${tranid}`,
      type: 'VendBill',
      abbrevtype: 'BILL',
      recordtype: 'vendorbill',
      status: paid ? 'B' : 'A',
      approvalstatus: 2,
      duedate: tranS + 30 * DAY_S,
      foreigntotal: total,
      foreignamountpaid: paid ? total : 0,
      foreignamountunpaid: paid ? 0 : total,
      account: accountId('2000'),
      terms: 2,
    },
    lines: [{ ...mainLine(order, total, order.editedS), account: accountId('2000') }, ...lines],
  };
}
