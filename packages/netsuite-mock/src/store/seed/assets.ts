import { objectSource, type RowSource } from '../row-source.js';
import { tableDefinition } from '../tables/table-definitions.js';
import { ASSET_RECORD_TYPE_ID } from './lists.js';
import { DEPARTMENTS, LOCATIONS, SUBSIDIARIES } from './organisation.js';
import { createRandom } from './random.js';
import { DAY_S, daySeconds, editedAfter, idsFrom, pickId, type SeedPlan } from './seed-plan.js';

// Name, type, cost, months of life, manufacturer.
const MODELS = [
  ['Notebook 14"', 1, 1199, 36, 'Kestrel'],
  ['Notebook 16"', 1, 1799, 36, 'Kestrel'],
  ['Monitor 34" curved', 2, 599, 48, 'Orion'],
  ['Server 1U', 3, 6490, 60, 'Meridian'],
  ['Smartphone Pro', 4, 999, 24, 'Orion'],
  ['Schreibtisch höhenverstellbar', 5, 780, 120, 'Alpina'],
] as const;

const TYPES = ['Notebooks', 'Displays', 'Servers', 'Phones', 'Furniture'] as const;
const HARDLY_EVER = 0.05;

/** Source of the fixed asset register: each asset with a serial number of its own, most with somebody who has it. */
export function assetSource(plan: SeedPlan): RowSource {
  const { seed, counts, employeeIds, vendorIds } = plan;
  const ids = idsFrom(1, counts.assets, createRandom(seed, -31));
  return objectSource(tableDefinition('customrecord_ncfar_asset'), ids, (index) => {
    const random = createRandom(seed + 31, index);
    const [model, type, cost, lifetime, manufacturer] = random.pick(MODELS);
    const bought = daySeconds(2021, 1, 11) + random.below(4 * 365) * DAY_S;
    const ageMonths = Math.min(lifetime, Math.floor((daySeconds(2025, 6, 1) - bought) / (30 * DAY_S)));
    const residual = Math.round(cost * 10) / 100;
    const status = random.chance(HARDLY_EVER)
      ? 4
      : ageMonths >= lifetime
        ? 3
        : random.chance(HARDLY_EVER)
          ? 5
          : 2;
    const id = ids[index] ?? 0;
    const name = `FAM${String(id).padStart(6, '0')}`;
    const created = bought + 9 * 3600 + random.below(28_000);
    return {
      id,
      name,
      altname: model,
      isinactive: status === 4 ? 'T' : 'F',
      externalid: random.chance(0.4) ? `ASSET-${id}` : null,
      owner: 3,
      created,
      lastmodified: editedAfter(random, created),
      lastmodifiedby: 3,
      recordid: id,
      scriptid: `VAL_${ASSET_RECORD_TYPE_ID}_${id}`,
      custrecord_assetdescr: model,
      custrecord_assetserialno: `SN${String(seed & 0xff).padStart(3, '0')}${String(7_000_000 + index * 37).padStart(8, '0')}`,
      custrecord_assettype: type,
      custrecord_assetstatus: status,
      custrecord_assetcaretaker: status === 4 || random.chance(0.1) ? null : pickId(random, employeeIds),
      custrecord_assetlocation: random.pick(LOCATIONS).id,
      custrecord_assetdepartment: random.pick(DEPARTMENTS).id,
      custrecord_assetclass: random.chance(0.5) ? 2 : null,
      custrecord_assetsubsidiary: random.pick(SUBSIDIARIES).id,
      custrecord_assetcost: cost,
      custrecord_assetcurrentcost: cost,
      custrecord_assetresidualvalue: residual,
      custrecord_assetbookvalue: Math.round((cost - ((cost - residual) * ageMonths) / lifetime) * 100) / 100,
      custrecord_assetlifetime: lifetime,
      custrecord_assetpurchasedate: bought,
      custrecord_assetdeprstartdate: bought,
      custrecord_assetdisposaldate: status === 4 ? daySeconds(2025, 5, 2) : null,
      custrecord_assetsupplier: pickId(random, vendorIds),
      custrecord_assetmanufacturer: manufacturer,
      custrecord_assetneedsinspection: 'F',
    };
  });
}

/** Source of the kinds of asset. */
export function assetTypeSource(): RowSource {
  const ids = Int32Array.from(TYPES, (_, index) => index + 1);
  return objectSource(tableDefinition('customrecord_ncfar_assettype'), ids, (index) => {
    const created = daySeconds(2021, 1, 4) + index * 60;
    return {
      id: index + 1,
      name: TYPES[index] ?? '',
      isinactive: 'F',
      owner: 3,
      created,
      lastmodified: created,
      lastmodifiedby: 3,
      recordid: index + 1,
      scriptid: `VAL_102_${index + 1}`,
      custrecord_assettypedescr: TYPES[index] ?? '',
      custrecord_assettypelifetime: 36,
    };
  });
}
