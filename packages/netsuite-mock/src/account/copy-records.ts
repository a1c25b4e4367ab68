import type { AccountRecords } from './account-records.js';

/** A deep copy of an account's identity objects: what a snapshot keeps. */
export function copyRecords(records: AccountRecords): AccountRecords {
  return structuredClone(records);
}

/** Makes `records` what `kept` is, in place, so that whoever holds them sees it. `kept` stays as it was. */
export function restoreRecords(records: AccountRecords, kept: AccountRecords): void {
  const copy = structuredClone(kept);
  Object.assign(records.settings, copy.settings);
  records.governance.accountConcurrencyLimit = copy.governance.accountConcurrencyLimit;
  replaceEntries(records.governance.integrationLimits, copy.governance.integrationLimits);
  records.features.clear();
  for (const feature of copy.features) records.features.add(feature);
  for (const name of KEYED)
    replaceEntries(records[name] as Map<string, unknown>, copy[name] as Map<string, unknown>);
}

/** The maps of `AccountRecords`. */
const KEYED = [
  'integrations',
  'roles',
  'users',
  'tokens',
  'certificates',
  'accessTokens',
  'requestTokens',
] as const satisfies readonly (keyof AccountRecords)[];

/** Makes one map hold what another does. */
export function replaceEntries<Value>(into: Map<string, Value>, from: ReadonlyMap<string, Value>): void {
  into.clear();
  for (const [id, value] of from) into.set(id, value);
}
