/** How many requests may be under way at once: data of the account, which `governanceLimits` shows too. */
export interface GovernanceLimits {
  /** Over REST, SuiteQL and RESTlets together. */
  accountConcurrencyLimit: number;
  /** What is carved out of it for single integrations, by integration id. */
  readonly integrationLimits: Map<string, number>;
}

/**
 * The limit of an account on the standard tier, and of every development account: 5.
 *
 * Source: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/bridgehead_1500275603.html
 */
export const DEFAULT_CONCURRENCY_LIMIT = 5;

/** The largest limit that the mock takes. */
export const MOST_CONCURRENCY = 1_000_000;

/** Makes the limits of an account without limits of single integrations. */
export function createGovernanceLimits(
  accountConcurrencyLimit = DEFAULT_CONCURRENCY_LIMIT,
): GovernanceLimits {
  return { accountConcurrencyLimit, integrationLimits: new Map() };
}

/** What no integration has for itself: everyone else shares it. */
export function unallocatedLimit(limits: GovernanceLimits): number {
  let allocated = 0;
  for (const limit of limits.integrationLimits.values()) allocated += limit;
  return limits.accountConcurrencyLimit - allocated;
}

/** Sets the account's limit. Throws an `Error` where it is no whole number or leaves nothing unallocated. */
export function setAccountLimit(limits: GovernanceLimits, limit: number): void {
  const allocated = limits.accountConcurrencyLimit - unallocatedLimit(limits);
  if (!isWhole(limit, allocated + 1))
    throw refusal('the account', limit, `a whole number from ${allocated + 1} to ${MOST_CONCURRENCY}`);
  limits.accountConcurrencyLimit = limit;
}

/**
 * Carves a limit out for one integration, or with `undefined` takes it back. Throws an `Error` where fewer than one
 * would stay unallocated.
 *
 * Source: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/bridgehead_156224824287.html
 */
export function setIntegrationLimit(
  limits: GovernanceLimits,
  integrationId: string,
  limit: number | undefined,
): void {
  if (limit === undefined) {
    limits.integrationLimits.delete(integrationId);
    return;
  }
  const most = unallocatedLimit(limits) + (limits.integrationLimits.get(integrationId) ?? 0) - 1;
  if (!isWhole(limit, 1) || limit > most)
    throw refusal(`integration "${integrationId}"`, limit, `a whole number from 1 to ${most}`);
  limits.integrationLimits.set(integrationId, limit);
}

function isWhole(value: number, least: number): boolean {
  return Number.isInteger(value) && value >= least && value <= MOST_CONCURRENCY;
}

function refusal(whose: string, limit: number, expected: string): Error {
  return new Error(
    `Failed to set the concurrency limit of ${whose}: ${limit} cannot be had. Give ${expected}; at least 1 stays unallocated.`,
  );
}
