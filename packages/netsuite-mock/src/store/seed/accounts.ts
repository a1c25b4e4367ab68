import { objectSource, type RowSource } from '../row-source.js';
import { tableDefinition } from '../tables/table-definitions.js';
import { daySeconds } from './seed-plan.js';

// Number, name, type, special account; ids are 1 to n in this order.
const CHART = `
1000 Checking | Bank
1010 Savings | Bank
1100 Accounts Receivable | AcctRec | AcctRec
1200 Inventory Asset | OthCurrAsset | InvtAsset
1300 Prepaid Expenses | OthCurrAsset
1500 Computer Equipment | FixedAsset
1510 Furniture & Fixtures | FixedAsset
1590 Accumulated Depreciation | FixedAsset | AccumDeprec
2000 Accounts Payable | AcctPay | AcctPay
2010 Inventory Received Not Billed | OthCurrLiab | RecvNotBill
2100 Unapproved Expense Reports | OthCurrLiab | UnappvExpRept
2200 Sales Tax Payable | OthCurrLiab | SalesTaxPay
2500 Long Term Loan | LongTermLiab
3000 Opening Balance | Equity | OpeningBalEquity
3100 Retained Earnings | Equity | RetEarnings
4000 Hardware Sales | Income
4100 Software Sales | Income
4200 Services | Income
5000 Cost of Goods Sold | COGS | COGS
6000 Advertising | Expense
6100 Travel & Entertainment | Expense
6110 Meals | Expense
6200 Office Supplies | Expense
6210 Software Licences | Expense
6300 Rent | Expense
6400 Professional Services | Expense
6500 Depreciation Expense | Expense
6600 Telephone | Expense
7000 Interest Income | OthIncome
8000 Exchange Rate Loss | OthExpense
9000 Purchase Orders | NonPosting | PurchOrd
`;

/** One account of the seeded chart. */
interface ChartAccount {
  readonly id: number;
  readonly number: string;
  readonly name: string;
  readonly type: string;
  readonly special: string | null;
}

/** The seeded chart of accounts. */
const CHART_OF_ACCOUNTS: readonly ChartAccount[] = CHART.trim()
  .split('\n')
  .map((line, index) => {
    const [title = '', type = '', special] = line.split('|').map((part) => part.trim());
    return {
      id: index + 1,
      number: title.slice(0, 4),
      name: title.slice(5),
      type,
      special: special ?? null,
    };
  });

/** Id of a seeded account by its number. */
export function accountId(number: string): number {
  return CHART_OF_ACCOUNTS.find((account) => account.number === number)?.id ?? 1;
}

const isDebit = (type: string): boolean =>
  ['Expense', 'COGS', 'OthExpense', 'Income', 'OthIncome'].includes(type);

/** Source of `account`. */
export function accountSource(): RowSource {
  const ids = Int32Array.from(CHART_OF_ACCOUNTS, ({ id }) => id);
  return objectSource(tableDefinition('account'), ids, (index) => {
    const { id, number, name, type, special } = CHART_OF_ACCOUNTS[index] as ChartAccount;
    return {
      id,
      acctnumber: number,
      fullname: name,
      acctname: name,
      accountsearchdisplayname: `${number} ${name}`,
      displaynamewithhierarchy: `${number} ${name}`,
      accttype: type,
      subsidiary: '1, 2, 3, 5, 6, 8',
      generalrate: isDebit(type) ? 'AVERAGE' : 'CURRENT',
      cashflowrate: 'AVERAGE',
      issummary: 'F',
      isinactive: 'F',
      eliminate: 'F',
      inventory: special === 'InvtAsset' ? 'T' : 'F',
      revalue: type === 'Bank' ? 'T' : 'F',
      reconcilewithmatching: type === 'Bank' ? 'T' : 'F',
      includechildren: 'T',
      sspecacct: special,
      externalid: index % 4 === 0 ? `ACCT-${number}` : null,
      lastmodifieddate: daySeconds(2024, 2, 5) + index * 100_003,
    };
  });
}

// Type, whether it stands on the balance sheet, whether on its left side.
const ACCOUNT_TYPES = `Bank T T,AcctRec T T,OthCurrAsset T T,FixedAsset T T,OthAsset T T,AcctPay T F,CredCard T F,
  OthCurrLiab T F,LongTermLiab T F,Equity T F,Income F F,COGS F T,Expense F T,OthIncome F F,OthExpense F T,NonPosting F F`;

/** Source of `accounttype`. */
export function accountTypeSource(label: (type: string) => string): RowSource {
  const types = ACCOUNT_TYPES.split(',').map((words) => words.trim().split(' '));
  const ids = Int32Array.from(types, (_, index) => index + 1);
  return objectSource(tableDefinition('accounttype'), ids, (index) => {
    const [id = '', balancesheet = 'F', left = 'F'] = types[index] ?? [];
    return {
      id,
      longname: label(id),
      balancesheet,
      left,
      seqnum: index + 1,
      internalid: index + 1,
    };
  });
}
