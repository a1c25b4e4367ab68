import { defineConnector, definePlugin } from '@onlink/core/define';
import { testConnector } from '../../src/vitest.js';
import { createPeopleRemote, SCENARIOS } from '../reference/people-remote.js';
import { REFERENCE } from '../reference/reference-connector.js';

testConnector(definePlugin(defineConnector(REFERENCE)), { remote: createPeopleRemote, scenarios: SCENARIOS });
