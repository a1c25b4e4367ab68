import type { RowSource } from '../row-source.js';
import { assetSource, assetTypeSource } from './assets.js';
import { contactSource, customerSource, jobSource, vendorSource } from './companies.js';
import { employeeIdsOf, employeeSource } from './employees.js';
import { itemSource } from './items.js';
import { LIST_SOURCES } from './lists.js';
import { organisationSources } from './organisation.js';
import { planSeed, type SeedCounts } from './seed-plan.js';
import { transactionSources } from './transaction-sources.js';

/** Sources of every table of a new account. None is opened before its table is read; the same seed gives the same rows. */
export function seedSources(counts: SeedCounts, seed: number): Readonly<Record<string, () => RowSource>> {
  const employees = employeeSource(counts.employees, seed);
  const plan = planSeed(seed, counts, employeeIdsOf(employees));
  return {
    ...LIST_SOURCES,
    ...transactionSources(plan),
    ...Object.fromEntries(
      Object.entries(organisationSources()).map(([name, source]) => [name, () => source]),
    ),
    employee: () => employees,
    vendor: () => vendorSource(plan),
    customer: () => customerSource(plan),
    contact: () => contactSource(plan),
    job: () => jobSource(plan),
    item: () => itemSource(plan),
    customrecord_ncfar_asset: () => assetSource(plan),
    customrecord_ncfar_assettype: assetTypeSource,
  };
}
