import { unallocatedLimit } from '../governance/governance-limits.js';
import type { RouteReply } from '../protocol/message.js';
import type { Visit } from '../protocol/route.js';
import { RecordRefusal } from './record-refusal.js';

/**
 * `GET system/v1/governanceLimits`, for administrators only.
 *
 * Source: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/article_0625010817.html
 */
export function answerGovernanceLimits({ account, role, integration }: Visit): RouteReply {
  if (role?.administrator !== true) return NOT_ADMINISTRATOR;
  const { governance } = account.records;
  const { accountConcurrencyLimit, integrationLimits } = governance;
  const unallocated = unallocatedLimit(governance);
  const own = integration && integrationLimits.get(integration.id);
  const body = {
    accountConcurrencyLimit,
    accountUnallocatedConcurrencyLimit: unallocated,
    integrationConcurrencyLimit: own ?? unallocated,
    integrationLimitType: own === undefined ? 'accountLimit' : 'integrationSpecific',
  };
  const headers = { 'content-type': 'application/vnd.oracle.resource+json; type=singular' };
  return { status: 200, headers, body: JSON.stringify(body) };
}

const NOT_ADMINISTRATOR: RouteReply = new RecordRefusal({
  status: 403,
  code: 'INSUFFICIENT_PERMISSION',
  detail: 'Your current role does not have permission to perform this action.',
}).reply;
