import type { Account } from './account.js';
import { copyRecords, replaceEntries } from './copy-records.js';
import { shareApplication } from './integration-admin.js';

/**
 * Makes `target` a copy of `source` as a sandbox is of its production account: features, roles, users, integration records
 * and rows are the source's; tokens, authorizations and OAuth 2.0 mappings are not copied, and those that the target had
 * are gone. Integration records made in the target are gone too, and those of the source come as installed ones.
 *
 * Source: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_1534941538.html,
 * https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_1515141510.html and
 * https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_162686838198.html (mappings).
 */
export function copyAccount(source: Account, target: Account): void {
  const copy = copyRecords(source.records);
  const { records } = target;
  for (const held of [records.tokens, records.certificates, records.accessTokens, records.requestTokens])
    held.clear();
  replaceEntries(records.roles, copy.roles);
  replaceEntries(records.users, copy.users);
  replaceEntries(records.integrations, copy.integrations);
  for (const integration of records.integrations.values()) {
    shareApplication(integration, integration);
    // State and note are local to each account, as is the limit.
    Object.assign(integration, { state: 'enabled', note: '' });
  }
  for (const user of records.users.values()) Object.assign(user, { lockedUntilMs: 0, failedLogins: 0 });
  records.features.clear();
  for (const feature of copy.features) records.features.add(feature);
}
