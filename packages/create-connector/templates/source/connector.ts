import { defineConnector } from '@onlink/core/define';
import { ACTIONS } from './actions.js'; // @if actions
import { AUTH } from './authenticate.js';
import { check, describeChecks } from './check.js';
import { createClient } from './client.js';
import { configSchema } from './config.js';
import { PACKAGE_VERSION } from './package-version.js';
import { plan } from './reading/plan.js'; // @if streams
import { read } from './reading/read.js'; // @if streams
import { describeStream } from './reading/stream-definition.js'; // @if streams
import { STREAMS } from './streams.js'; // @if streams

/** Everything that a host must know before it runs any code, and the functions that live up to it. */
export const connector = defineConnector({
  // Names the connector in every connection: never change it.
  id: 'sample-vendor',
  version: PACKAGE_VERSION,
  title: 'Sample Vendor',
  // What it is filed under, such as HR, ERP or CRM.
  category: 'Other',
  // Raise the version when a field changes its meaning, and write `upgrade`.
  config: { version: 1, schema: configSchema },
  auth: AUTH,
  // Raise it when the shape of checkpoints changes, and write `upgrade`.
  stateVersion: 1, // @if streams
  // Hosts it may call. A vendor with fixed hosts lists those instead: 'api.example.com' or '*.example.com'.
  egress: ['{/baseUrl}'],
  checks: describeChecks(),
  streams: STREAMS.map(describeStream), // @if streams
  // Connections with one key share the vendor's limits: take what the vendor counts requests by.
  account: ({ baseUrl }) => ({ key: new URL(baseUrl).host, hosts: [new URL(baseUrl).host] }),
  open: async (config) => createClient(config),
  check,
  source: { plan, read }, // @if streams
  actions: ACTIONS, // @if actions
});
