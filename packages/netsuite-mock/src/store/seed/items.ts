import { objectSource, type RowSource } from '../row-source.js';
import { tableDefinition } from '../tables/table-definitions.js';
import { accountId } from './accounts.js';
import { createRandom } from './random.js';
import { daySeconds, editedAfter, pickId, type SeedPlan } from './seed-plan.js';

// Kind, code, name, cost.
const PRODUCTS = `
I NB-14 Notebook 14" | 899
I NB-16 Notebook 16" | 1349.5
I DK-USBC Docking station USB-C | 179.9
I MON-27 Monitor 27" QHD | 289
I MON-34 Monitor 34" curved | 519
I KB-DE Tastatur DE | 34.95
I MS-ERGO Mouse, ergonomic | 42
I HS-BT Headset Bluetooth | 119
I PH-PRO Smartphone Pro | 949
I SW-48 Switch 48-port | 2199
I AP-AX Access point Wi-Fi 6 | 329
I SRV-1U Server 1U | 5890
N CH-ERGO Bürostuhl ergonomisch | 389
N DSK-180 Schreibtisch 180 cm | 549
N CAB-C6 Patch cable Cat 6 | 3.2
N TON-BK Toner black | 74.5
N PAP-A4 Papier A4 500 sheets | 4.1
S SRV-INST Installation on site | 95
S SRV-CONS Consulting hour | 165
S SRV-SUPP Support, monthly | 240
`;

const CATALOGUE = PRODUCTS.trim()
  .split('\n')
  .map((line) => {
    const [kind = 'I', code = '', ...words] = line.split(' ');
    const [name = '', cost = '0'] = words.join(' ').split(' | ');
    return { kind, code, name, cost: Number(cost) };
  });

const KINDS: Readonly<Record<string, readonly [itemtype: string, subtype: string | null]>> = {
  I: ['InvtPart', null],
  N: ['NonInvtPart', 'Purchase'],
  S: ['Service', 'Purchase'],
};
const SUBTYPES = ['Purchase', 'Sale', 'Resale'] as const;

/** What a purchase order needs of a seeded item, by its row. */
export interface SeededItem {
  readonly itemtype: string;
  readonly subtype: string | null;
  readonly name: string;
  readonly cost: number;
  readonly code: string;
  readonly turn: number;
}

/** The item of a row. */
export function itemAt(index: number): SeededItem {
  const product = CATALOGUE[index % CATALOGUE.length];
  const turn = Math.floor(index / CATALOGUE.length);
  const { kind = 'I', code = '', name = '', cost = 0 } = product ?? {};
  const [itemtype, first] = KINDS[kind] ?? ['InvtPart', null];
  const subtype = first === null ? null : (SUBTYPES[turn % SUBTYPES.length] ?? first);
  return {
    itemtype,
    subtype,
    name,
    cost: Math.round(cost * (100 + 3 * turn)) / 100,
    code,
    turn,
  };
}

/** Source of `item`. */
export function itemSource(plan: SeedPlan): RowSource {
  const { seed, itemIds, vendorIds } = plan;
  return objectSource(tableDefinition('item'), itemIds, (index) => {
    const random = createRandom(seed + 21, index);
    const { itemtype, subtype, name, cost, code, turn } = itemAt(index);
    const itemid = turn === 0 ? code : `${code}-${turn + 1}`;
    const createddate = daySeconds(2021, 5, 3) + random.below(900) * 86_400 + random.below(86_400);
    const isStocked = itemtype === 'InvtPart';
    const isBought = subtype !== 'Sale';
    return {
      id: itemIds[index] ?? 0,
      itemid,
      fullname: itemid,
      displayname: name,
      description: name,
      itemtype,
      subtype,
      isinactive: random.chance(0.05) ? 'T' : 'F',
      department: random.chance(0.3) ? 34 : null,
      class: isStocked ? 2 : 4,
      subsidiary: '1, 2, 3, 5, 6, 8',
      incomeaccount: subtype === 'Purchase' ? null : accountId(itemtype === 'Service' ? '4200' : '4000'),
      expenseaccount: !isStocked && isBought ? accountId('6200') : null,
      assetaccount: isStocked ? accountId('1200') : null,
      cogsaccount: isStocked ? accountId('5000') : null,
      cost: isBought ? cost : null,
      averagecost: isStocked ? Math.round(cost * 97.5) / 100 : null,
      totalquantityonhand: isStocked ? random.below(400) : null,
      upccode: isStocked && random.chance(0.7) ? String(4_006_381_000_000 + index * 7) : null,
      mpn: isStocked ? `${code}-${2024 + (turn % 2)}` : null,
      manufacturer: isStocked ? random.pick(['Kestrel', 'Orion', 'Meridian']) : null,
      vendorname: isBought && random.chance(0.5) ? `${code}/V` : null,
      isserialitem: 'F',
      islotitem: 'F',
      createddate,
      lastmodifieddate: editedAfter(random, createddate),
      externalid: random.chance(0.6) ? `ITEM-${itemid}` : null,
      purchasedescription: isBought ? name : null,
      salesdescription: subtype === 'Purchase' ? null : name,
      includechildren: 'T',
      vendor: isBought ? pickId(random, vendorIds) : null,
    };
  });
}
