import { defineConnector } from '@onlink/core/define';
import { configSchema } from './account/config-schema.js';
import { planWithinLimits } from './account/governance-limits.js';
import { remoteAccount } from './account/remote-account.js';
import { CONFIG_VERSION, upgradeConfig } from './account/upgrade-config.js';
import { ACTIONS } from './actions/action-catalog.js';
import { check } from './check/check.js';
import { CHECK_DESCRIPTIONS } from './check/check-list.js';
import { createClient } from './client.js';
import { PACKAGE_VERSION } from './package-version.js';
import { discover } from './streams/discover.js';
import { plan } from './streams/plan.js';
import { read } from './streams/read.js';
import { describeStream, STREAMS } from './streams/stream-catalog.js';
import { TEMPLATES } from './templates.js';
import { TRIGGERS } from './triggers/trigger-catalog.js';

/** NetSuite by token-based authentication or OAuth 2.0 client credentials: read through SuiteQL and written over REST. */
export const connector = defineConnector({
  id: 'netsuite',
  version: PACKAGE_VERSION,
  title: 'NetSuite',
  category: 'ERP',
  description:
    'Reads people, organisation, vendors, items, accounting lists, transactions with their lines, and custom records of a NetSuite account, and writes employees, vendors, purchases and any other record.',
  config: { version: CONFIG_VERSION, schema: configSchema },
  auth: [
    { id: 'tba', scheme: 'oauth1', pointer: '' },
    { id: 'oauth2', scheme: 'oauth2-jwt', pointer: '' },
  ],
  stateVersion: 1,
  egress: ['*.suitetalk.api.netsuite.com', '*.restlets.api.netsuite.com', '{/baseUrl}'],
  checks: CHECK_DESCRIPTIONS,
  streams: STREAMS.map((stream) => describeStream(stream)),
  templates: TEMPLATES,
  account: (config) => remoteAccount(config),
  open: async (config) => createClient(config),
  check,
  discover,
  source: { plan: planWithinLimits(plan), read },
  upgrade: ({ what, fromVersion, value }) =>
    what === 'config' ? upgradeConfig({ fromVersion, value }) : value,
  actions: ACTIONS,
  triggers: TRIGGERS,
});
