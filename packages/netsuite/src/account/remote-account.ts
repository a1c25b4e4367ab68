import { type Account, createFault } from '@onlink/core';
import { type AccountId, parseAccountId } from './account-id.js';
import type { NetsuiteConfig } from './config-schema.js';
import type { Service } from './service.js';

type Address = Pick<NetsuiteConfig, 'accountId' | 'baseUrl'>;

/**
 * Which NetSuite account a configuration reaches, and at which host. Connections with one account share one budget,
 * as NetSuite counts concurrent requests by account.
 * Source: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/bridgehead_1500275603.html
 */
export function remoteAccount(config: Address): Account {
  return {
    key: accountIdOf(config).realm,
    hosts: [...new Set(Object.values(serviceUrls(config)).map((url) => new URL(url).host))],
  };
}

/** The account ID of a valid configuration. */
export function accountIdOf(config: Address): AccountId {
  const accountId = parseAccountId(config.accountId);
  if (accountId !== undefined) return accountId;
  throw createFault({
    blame: 'config',
    scope: 'connection',
    retry: 'after-fix',
    effect: 'none',
    code: 'netsuite/account-id',
    message:
      'Failed to read field "accountId": it is not a NetSuite account ID. Copy it from Setup > Company > Company Information.',
    fix: { pointer: '/accountId', text: 'Copy it from Setup > Company > Company Information.' },
  });
}

/**
 * Where requests to each service go, without a slash at the end. Hosts: lower case, with a hyphen.
 * Source: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/chapter_157011836591.html
 */
export function serviceUrls(config: Address): Readonly<Record<Service, string>> {
  if (config.baseUrl !== undefined && config.baseUrl !== '') {
    const { origin, pathname } = new URL(config.baseUrl);
    const url = `${origin}${pathname}`.replace(/\/+$/, '');
    return { suitetalk: url, restlets: url };
  }
  const { hostLabel } = accountIdOf(config);
  return {
    suitetalk: `https://${hostLabel}.suitetalk.api.netsuite.com`,
    restlets: `https://${hostLabel}.restlets.api.netsuite.com`,
  };
}
