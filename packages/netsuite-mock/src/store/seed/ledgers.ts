import type { RowObject } from '../scalar.js';
import { accountId } from './accounts.js';
import { DEPARTMENTS } from './organisation.js';
import { periodOf } from './periods.js';
import { type SeededDocument, toCents } from './purchasing.js';
import { createRandom } from './random.js';
import { DAY_S, daySeconds, pickId, type SeedPlan } from './seed-plan.js';
import { type PlannedDocument, reportLines } from './transaction-plan.js';

const REPORT_STATUSES = ['A', 'B', 'C', 'F', 'I', 'I', 'I'] as const;
/** Expense category and the account it is booked to. */
const CATEGORIES = [
  [1, '6100'],
  [2, '6110'],
  [3, '6100'],
  [4, '6200'],
  [5, '6600'],
] as const;

function lineOf(index: number, tranS: number): RowObject {
  return {
    id: index,
    linesequencenumber: index,
    linelastmodifieddate: tranS + 11 * 3600,
    linecreateddate: tranS + 10 * 3600,
    mainline: index === 0 ? 'T' : 'F',
    taxline: 'F',
    iscogs: 'F',
    isclosed: 'F',
    cleared: 'F',
    eliminate: 'F',
    subsidiary: 1,
  };
}

function headerOf(id: number, tranS: number): RowObject {
  return {
    id,
    trandate: tranS,
    createddate: tranS + 10 * 3600,
    createdby: 3,
    lastmodifiedby: 3,
    lastmodifieddate: tranS + 11 * 3600,
    currency: 1,
    exchangerate: 1,
    postingperiod: periodOf(tranS),
    void: 'F',
    voided: 'F',
    isreversal: 'F',
    visibletocustomer: 'F',
    subsidiary: 1,
  };
}

/** The expense report of a planned document. */
export function expenseDocument(plan: SeedPlan, { id, number }: PlannedDocument): SeededDocument {
  const random = createRandom(plan.seed + 54, number);
  const tranS =
    daySeconds(2024, 2, 5) + Math.floor((number * 480) / Math.max(1, plan.counts.expenseReports)) * DAY_S;
  const entity = pickId(random, plan.employeeIds);
  const department = random.pick(DEPARTMENTS).id;
  const status = random.pick(REPORT_STATUSES);
  const isApproved = status === 'F' || status === 'I';
  const lines = Array.from({ length: reportLines(plan.seed, number) }, (_, index): RowObject => {
    const [category, account] = random.pick(CATEGORIES);
    const amount = toCents(5 + random.next() * 400);
    return {
      ...lineOf(index + 1, tranS),
      expenseaccount: accountId(account),
      account: accountId(account),
      category,
      expensedate: tranS - (1 + random.below(20)) * DAY_S,
      entity,
      department,
      foreignamount: amount,
      netamount: amount,
      memo: random.chance(0.5) ? 'Client visit' : null,
      isbillable: 'F',
      sublist: 'expense',
    };
  });
  const total = toCents(lines.reduce((sum, line) => sum + Number(line['foreignamount']), 0));
  const tranid = `ER${301 + number}`;
  return {
    header: {
      ...headerOf(id, tranS),
      tranid,
      transactionnumber: `EXPREPT${number + 1}`,
      trandisplayname: `Expense Report #${tranid}`,
      type: 'ExpRept',
      abbrevtype: 'EXPREPT',
      recordtype: 'expensereport',
      status,
      approvalstatus: isApproved ? 2 : 1,
      entity,
      duedate: tranS + 14 * DAY_S,
      foreigntotal: total,
      foreignamountpaid: status === 'I' ? total : 0,
      foreignamountunpaid: status === 'I' ? 0 : total,
      memo: random.pick(['Customer visit', 'Conference', 'Training', 'Team meeting']),
      posting: isApproved ? 'T' : 'F',
      department,
      supervisorapproval: status === 'A' || status === 'B' ? 'F' : 'T',
      accountingapproval: isApproved ? 'T' : 'F',
      complete: status === 'A' ? 'F' : 'T',
      account: accountId('2100'),
    },
    lines: [
      {
        ...lineOf(0, tranS),
        entity,
        department,
        account: accountId('2100'),
        foreignamount: -total,
        netamount: -total,
      },
      ...lines,
    ],
  };
}

/** The journal entry of a planned document: depreciation of one month. */
export function journalDocument(plan: SeedPlan, { id, number }: PlannedDocument): SeededDocument {
  const random = createRandom(plan.seed + 55, number);
  const tranS = daySeconds(2024, 1 + (number % 18), 28);
  const amount = toCents(200 + random.next() * 9000);
  const department = random.pick(DEPARTMENTS).id;
  const tranid = `JE${801 + number}`;
  const sides = [
    [accountId('6500'), amount],
    [accountId('1590'), -amount],
  ] as const;
  return {
    header: {
      ...headerOf(id, tranS),
      tranid,
      transactionnumber: `JOURNAL${number + 1}`,
      trandisplayname: `Journal #${tranid}`,
      type: 'Journal',
      abbrevtype: 'GENJRNL',
      recordtype: 'journalentry',
      status: 'B',
      approvalstatus: 2,
      foreigntotal: amount,
      memo: 'Depreciation',
      posting: 'T',
      externalid: number % 2 === 0 ? `JE-${tranid}` : null,
    },
    lines: [
      lineOf(0, tranS),
      ...sides.map(([account, value], index) => ({
        ...lineOf(index + 1, tranS),
        account,
        department,
        foreignamount: value,
        netamount: value,
        debitforeignamount: value > 0 ? value : null,
        creditforeignamount: value < 0 ? -value : null,
        memo: 'Depreciation',
        sublist: 'line',
      })),
    ],
  };
}
