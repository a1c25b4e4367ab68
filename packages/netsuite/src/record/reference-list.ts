/** Records that a field may refer to, and how SuiteQL finds them. Column names as NetSuite's tables have them. */
export interface ReferenceList {
  /** For messages: `no department is called ...`. */
  readonly noun: string;
  readonly table: string;
  /** Column or expression of the ID. Default `id`. */
  readonly id?: string;
  readonly label: string;
  /** What a name is compared with; the label where there is nothing else. */
  readonly names: readonly string[];
  /** Whether rows may be inactive, and so are offered last or not at all. */
  readonly hasInactive: boolean;
  /** Offers inactive ones too: somebody who left can be brought back. */
  readonly offersInactive?: boolean;
}

const named = (noun: string, table: string): ReferenceList => ({
  ...{ noun, table, label: 'fullname', names: ['name', 'fullname'], hasInactive: true },
});

// Not every account has these lists as tables, so what employees have is offered.
const ofEmployees = (noun: string, id: string): ReferenceList => ({
  ...{
    noun,
    table: 'employee',
    id,
    label: `BUILTIN.DF(${id})`,
    names: [`BUILTIN.DF(${id})`],
    hasInactive: false,
  },
});

/**
 * Every list that an input field refers to. Columns: https://github.com/fivetran/dbt_netsuite_source (macros).
 */
const REFERENCE_LISTS = {
  subsidiary: named('subsidiary', 'subsidiary'),
  department: named('department', 'department'),
  location: named('location', 'location'),
  class: named('class', 'classification'),
  role: { ...named('role', 'role'), label: 'name', names: ['name'] },
  employee: {
    noun: 'employee',
    table: 'employee',
    label: 'entityid',
    names: ['entityid', 'email'],
    hasInactive: true,
    offersInactive: true,
  },
  vendor: {
    ...{ noun: 'vendor', table: 'vendor', label: 'entityid', names: ['entityid', 'companyname'] },
    hasInactive: true,
  },
  vendorCategory: { ...named('vendor category', 'vendorcategory'), label: 'name', names: ['name'] },
  term: { ...named('payment term', 'term'), label: 'name', names: ['name'] },
  currency: { ...named('currency', 'currency'), label: 'name', names: ['name', 'symbol'] },
  item: { ...named('item', 'item'), label: 'itemid', names: ['itemid', 'fullname', 'displayname'] },
  account: { ...named('account', 'account'), label: 'fullname', names: ['fullname', 'acctnumber'] },
  employeeStatus: ofEmployees('employee status', 'employeestatus'),
  employeeType: ofEmployees('employee type', 'employeetype'),
} as const satisfies Readonly<Record<string, ReferenceList>>;

/** The name of a list. */
export type ListName = keyof typeof REFERENCE_LISTS;

/** The list of a name. */
export function referenceList(name: ListName): ReferenceList {
  return REFERENCE_LISTS[name];
}
