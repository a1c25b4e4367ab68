import { defineConnector } from '@onlink/core/define';
import { configSchema } from './account/config-schema.js';
import { remoteAccount } from './account/remote-account.js';
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

/** NetSuite by token-based authentication: people and the organisation around them, read through SuiteQL. */
export const connector = defineConnector({
  id: 'netsuite',
  version: PACKAGE_VERSION,
  title: 'NetSuite',
  category: 'ERP',
  description: 'Reads employees, departments, locations, classes and subsidiaries of a NetSuite account.',
  config: { version: 1, schema: configSchema },
  auth: [{ id: 'tba', scheme: 'oauth1', pointer: '' }],
  stateVersion: 1,
  egress: ['*.suitetalk.api.netsuite.com', '*.restlets.api.netsuite.com', '{/baseUrl}'],
  checks: CHECK_DESCRIPTIONS,
  streams: STREAMS.map(describeStream),
  templates: TEMPLATES,
  account: (config) => remoteAccount(config),
  open: async (config) => createClient(config),
  check,
  discover,
  source: { plan, read },
  triggers: TRIGGERS,
});
