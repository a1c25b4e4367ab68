import { objectSource, type RowSource } from '../row-source.js';
import type { RowObject } from '../scalar.js';
import { tableDefinition } from '../tables/table-definitions.js';
import { accountId } from './accounts.js';
import { SUBSIDIARIES, type SubsidiaryUnit } from './organisation.js';
import { nameAt, PAIR_COUNT } from './people.js';
import { createPermutation } from './permutation.js';
import { createRandom, type Random } from './random.js';
import { daySeconds, editedAfter, pickId, type SeedPlan } from './seed-plan.js';

const FIRST_WORDS =
  'Nordwind Contoso Alpina Meridian Blue_Heron Saint-Gilles Kestrel Hanabi Orion Lumière Quarzo Ipê Baltic Fjord Cobalt Sable Juniper Aurora Vistula Øresund'.split(
    ' ',
  );
const TRADES =
  'Computing Office_Supplies Logistics Networks Software Furniture Telecom Consulting Print Displays Cabling Cloud'.split(
    ' ',
  );
const FORMS: Readonly<Record<string, string>> = {
  US: 'Inc.',
  DE: 'GmbH',
  FR: 'SAS',
  GB: 'Ltd',
  JP: 'K.K.',
  BR: 'Ltda.',
};
const COMPANY_COUNT = FIRST_WORDS.length * TRADES.length;

interface Company {
  readonly name: string;
  readonly domain: string;
  readonly subsidiary: SubsidiaryUnit;
  readonly createdS: number;
}

/** A company's name and home; names of one table differ from each other. */
function companyAt(random: Random, index: number, salt: number): Company {
  const place = createPermutation(COMPANY_COUNT, salt).forward(index % COMPANY_COUNT);
  const turn = Math.floor(index / COMPANY_COUNT);
  const first = (FIRST_WORDS[place % FIRST_WORDS.length] ?? '').replace('_', ' ');
  const trade = (TRADES[Math.floor(place / FIRST_WORDS.length)] ?? '').replace('_', ' ');
  const subsidiary = random.pick(SUBSIDIARIES);
  const suffix = turn === 0 ? '' : ` ${turn + 1}`;
  const label = `${first} ${trade}`
    .normalize('NFD')
    .replace(/Ø/g, 'O')
    .replace(/[^A-Za-z]/g, '')
    .toLowerCase();
  return {
    name: `${first} ${trade}${suffix} ${FORMS[subsidiary.country] ?? 'Inc.'}`,
    domain: `${label}${turn === 0 ? '' : turn + 1}.example.com`,
    subsidiary,
    createdS: daySeconds(2019, 1, 7) + random.below(5 * 365) * 86_400 + random.below(86_400),
  };
}

const phoneOf = (random: Random): string =>
  `+1 ${201 + random.below(700)} 555 ${String(random.below(10_000)).padStart(4, '0')}`;

/** Source of `vendor`. */
export function vendorSource(plan: SeedPlan): RowSource {
  const { seed, vendorIds } = plan;
  return objectSource(tableDefinition('vendor'), vendorIds, (index) => {
    const random = createRandom(seed + 11, index);
    const { name, domain, subsidiary, createdS } = companyAt(random, index, seed + 3);
    const id = vendorIds[index] ?? 0;
    return {
      id,
      entityid: name,
      companyname: name,
      altname: name,
      legalname: random.chance(0.6) ? name : null,
      isperson: 'F',
      email: random.chance(0.95) ? `orders@${domain}` : null,
      phone: phoneOf(random),
      category: 1 + random.below(3),
      currency: subsidiary.currency,
      terms: 1 + random.below(4),
      expenseaccount: random.chance(0.5) ? accountId('6200') : null,
      payablesaccount: accountId('2000'),
      creditlimit: random.chance(0.3) ? 10_000 * (1 + random.below(20)) : null,
      balance: Math.round(random.next() * 5_000_000) / 100,
      unbilledorders: random.chance(0.5) ? Math.round(random.next() * 900_000) / 100 : 0,
      accountnumber: random.chance(0.4) ? `C-${10_000 + index}` : null,
      isinactive: random.chance(0.08) ? 'T' : 'F',
      isjobresourcevend: 'F',
      giveaccess: 'F',
      printoncheckas: name,
      url: `https://${domain}`,
      externalid: random.chance(0.5) ? `VEND-${id}` : null,
      datecreated: createdS,
      lastmodifieddate: editedAfter(random, createdS),
      subsidiary: subsidiary.id,
      is1099eligible: subsidiary.country === 'US' ? 'T' : 'F',
    };
  });
}

const STAGES = [
  ['Customer', 13],
  ['Customer', 13],
  ['Prospect', 8],
  ['Lead', 7],
] as const;

/** Source of `customer`. */
export function customerSource(plan: SeedPlan): RowSource {
  const { seed, customerIds, employeeIds } = plan;
  return objectSource(tableDefinition('customer'), customerIds, (index) => {
    const random = createRandom(seed + 12, index);
    const { name, domain, subsidiary, createdS } = companyAt(random, index, seed + 71);
    const id = customerIds[index] ?? 0;
    const [searchstage, entitystatus] = random.pick(STAGES);
    return {
      id,
      entityid: name,
      companyname: name,
      altname: name,
      isperson: 'F',
      email: `accounts@${domain}`,
      phone: phoneOf(random),
      currency: subsidiary.currency,
      category: 1 + random.below(3),
      entitystatus,
      searchstage,
      salesrep: random.chance(0.7) ? pickId(random, employeeIds) : null,
      receivablesaccount: accountId('1100'),
      terms: 1 + random.below(4),
      creditlimit: random.chance(0.4) ? 25_000 : null,
      isinactive: random.chance(0.08) ? 'T' : 'F',
      datecreated: createdS,
      lastmodifieddate: editedAfter(random, createdS),
      balancesearch: Math.round(random.next() * 9_000_000) / 100,
      externalid: random.chance(0.5) ? `CUST-${id}` : null,
      subsidiary: subsidiary.id,
      giveaccess: 'F',
    };
  });
}

/** Source of `contact`: people at vendors and customers. */
export function contactSource(plan: SeedPlan): RowSource {
  const { seed, contactIds, vendorIds, customerIds } = plan;
  const names = createPermutation(PAIR_COUNT, seed + 41);
  return objectSource(tableDefinition('contact'), contactIds, (index): RowObject => {
    const random = createRandom(seed + 13, index);
    const { given, family } = nameAt(names.forward(index % PAIR_COUNT));
    const turn = Math.floor(index / PAIR_COUNT);
    const createdS = daySeconds(2020, 3, 2) + random.below(4 * 365) * 86_400 + random.below(86_400);
    const id = contactIds[index] ?? 0;
    return {
      id,
      entityid: `${given.written} ${family.written}${turn === 0 ? '' : ` ${turn + 1}`}`,
      firstname: given.written,
      lastname: family.written,
      email: `${given.ascii}.${family.ascii}${turn === 0 ? '' : turn + 1}@partners.example.com`,
      phone: phoneOf(random),
      company: pickId(random, random.chance(0.6) ? vendorIds : customerIds),
      title: random.pick(['Account Manager', 'Buyer', 'Controller', 'Head of IT']),
      isinactive: random.chance(0.05) ? 'T' : 'F',
      datecreated: createdS,
      lastmodifieddate: editedAfter(random, createdS),
      externalid: random.chance(0.3) ? `CONT-${id}` : null,
      isprivate: 'F',
      subsidiary: random.pick(SUBSIDIARIES).id,
    };
  });
}

/** Source of `job`: projects for customers. */
export function jobSource(plan: SeedPlan): RowSource {
  const { seed, jobIds, customerIds, employeeIds } = plan;
  return objectSource(tableDefinition('job'), jobIds, (index): RowObject => {
    const random = createRandom(seed + 14, index);
    const startdate = daySeconds(2024, 1, 8) + random.below(400) * 86_400;
    const enddate = startdate + (60 + random.below(200)) * 86_400;
    const name = `${random.pick(['Rollout', 'Migration', 'Refresh', 'Audit'])} ${2024 + (index % 2)}-${String(index + 1).padStart(2, '0')}`;
    const customer = pickId(random, customerIds);
    const hours = 40 * (1 + random.below(20));
    return {
      id: jobIds[index] ?? 0,
      entityid: `PRJ${100 + index}`,
      altname: name,
      companyname: name,
      customer,
      parent: customer,
      entitystatus: 2,
      jobtype: 1 + random.below(3),
      jobbillingtype: random.pick(['TM', 'FBM']),
      projectmanager: pickId(random, employeeIds),
      startdate,
      enddate,
      calculatedenddate: enddate,
      percentcomplete: random.below(100),
      estimatedtime: hours,
      estimatedcost: hours * 85,
      isinactive: 'F',
      currency: 1,
      datecreated: startdate - 5 * 86_400,
      lastmodifieddate: editedAfter(random, startdate),
      externalid: `PRJ-${index + 1}`,
      subsidiary: 1,
      allowexpenses: 'T',
      allowtime: 'T',
    };
  });
}
