import { defineConnector } from '@onlink/core/define';
import { addEmployee } from './actions/add-employee.js';
import { terminateEmployee } from './actions/terminate-employee.js';
import { updateEmployee } from './actions/update-employee.js';
import { CHECK_DESCRIPTIONS, check } from './checks.js';
import { createClient } from './client.js';
import { accountOf, configSchema } from './config.js';
import { PACKAGE_VERSION } from './package-version.js';
import { STREAMS } from './streams/catalog.js';
import { discover } from './streams/discover.js';
import { plan } from './streams/plan.js';
import { read } from './streams/read.js';
import { describeStream } from './streams/stream.js';
import { TEMPLATES } from './templates.js';
import { employeeChanged } from './triggers/employee-changed.js';
import { employeeHired } from './triggers/employee-hired.js';

/** BambooHR by API key: people, their jobs and statuses; adding, changing and terminating; what changed. */
export const connector = defineConnector({
  id: 'bamboohr',
  version: PACKAGE_VERSION,
  title: 'BambooHR',
  category: 'HR',
  description:
    'Reads employees with their jobs and statuses, adds, updates and terminates them, and tells of changes.',
  config: { version: 1, schema: configSchema },
  auth: [{ id: 'api-key', scheme: 'basic', pointer: '/apiKey' }],
  stateVersion: 1,
  egress: ['*.bamboohr.com', '{/baseUrl}'],
  checks: CHECK_DESCRIPTIONS,
  streams: STREAMS.map((stream) => describeStream(stream)),
  templates: TEMPLATES,
  account: (config) => accountOf(config),
  open: async (config) => createClient(config),
  check,
  discover,
  source: { plan, read },
  actions: { addEmployee, updateEmployee, terminateEmployee },
  triggers: { employeeChanged, employeeHired },
});
