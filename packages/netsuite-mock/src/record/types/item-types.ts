import { fieldsOf, type RecordField } from '../field.js';
import { type RecordType, recordType } from '../record-type.js';

const COMMON = `
  id text read #Internal_ID
  externalId text #External_ID
  itemId text required #Item_Name/Number
  displayName text #Display_Name/Code
  parent reference:item #Subitem_of
  includeChildren boolean
  isInactive boolean #Inactive
  subsidiary references:subsidiary
  department reference:department
  class reference:classification
  location reference:location
  upcCode text #UPC_Code
  mpn text #MPN
  manufacturer text
  createdDate datetime read
  lastModifiedDate datetime read`;

const BOUGHT = `
  purchaseDescription text
  cost number #Purchase_Price
  vendor reference:vendor #Preferred_Vendor
  vendorName text #Vendor_Name/Code
  expenseAccount reference:account`;

const SOLD = `
  salesDescription text
  incomeAccount reference:account`;

const STOCKED = `${BOUGHT}${SOLD}
  assetAccount reference:account
  cogsAccount reference:account #COGS_Account
  averageCost number read
  totalQuantityOnHand number read
  leadTime integer
  weight number =weight`;

interface Kind {
  readonly name: string;
  readonly label: string;
  readonly itemtype: string;
  readonly subtype?: string;
  readonly fields: string;
}

const KINDS: readonly Kind[] = [
  { name: 'inventoryItem', label: 'Inventory Item', itemtype: 'InvtPart', fields: STOCKED },
  ...(['NonInvtPart', 'Service'] as const).flatMap((itemtype): readonly Kind[] => {
    const [name, label] =
      itemtype === 'Service' ? ['service', 'Service'] : ['nonInventory', 'Non-inventory Item'];
    return [
      {
        name: `${name}PurchaseItem`,
        label: `${label} for Purchase`,
        itemtype,
        subtype: 'Purchase',
        fields: BOUGHT,
      },
      {
        name: `${name}ResaleItem`,
        label: `${label} for Resale`,
        itemtype,
        subtype: 'Resale',
        fields: BOUGHT + SOLD,
      },
      { name: `${name}SaleItem`, label: `${label} for Sale`, itemtype, subtype: 'Sale', fields: SOLD },
    ];
  }),
];

const fieldsFor = (kind: Kind): readonly RecordField[] => fieldsOf(COMMON + kind.fields);

/**
 * Items: a record type for each kind, one table for all. Source of names:
 * https://github.com/wsjmnh/netsuite-record-rest-docs (docs/records); a stocked item has no `expenseAccount`.
 */
export const ITEM_TYPES: readonly RecordType[] = KINDS.map((kind) =>
  recordType({
    name: kind.name,
    label: kind.label,
    table: 'item',
    family: 'item',
    permission: 'Items',
    where: { itemtype: kind.itemtype, ...(kind.subtype !== undefined && { subtype: kind.subtype }) },
    fields:
      kind.itemtype === 'InvtPart'
        ? fieldsFor(kind).filter(({ name }) => name !== 'expenseAccount')
        : fieldsFor(kind),
  }),
);
