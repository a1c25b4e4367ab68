import type { CheckDescription } from '@onlink/core';
import { CHECKED_TABLES, STREAMS } from '../streams/stream-catalog.js';
import {
  ACTION_TARGETS,
  CHECKED_ACTIONS,
  RECORD_PERMISSIONS,
  type RecordPermission,
} from './record-permissions.js';

/** One capability: what it is called, what it takes, and which other one must be there first. */
export interface Check {
  readonly id: string;
  readonly title: string;
  /** Where in NetSuite's menus it is granted. */
  readonly needs: string;
  /** The same where the connection signs in by OAuth 2.0 and that takes something else. */
  readonly needsByOauth2?: string;
  readonly after?: string;
  readonly unlocks: readonly string[];
}

const ROLE = 'Setup > Users/Roles > Manage Roles > Permissions';
const ALL_STREAMS = STREAMS.map(({ name }) => name);
const EVERYTHING = [...ALL_STREAMS, ...CHECKED_ACTIONS];

const actionsOn = (wanted: string): readonly string[] =>
  CHECKED_ACTIONS.filter((action) => ACTION_TARGETS[action] === wanted);

/** The record types of which some action makes use. */
export const CHECKED_RECORDS: readonly RecordPermission[] = RECORD_PERMISSIONS.filter(
  ({ type }) => actionsOn(type).length > 0,
);

/** Every capability, in the order in which they are told. */
export const CHECKS: readonly Check[] = [
  {
    id: 'reach',
    title: 'Reach the account',
    needs: 'Account ID: Setup > Company > Company Information; address: Company URLs > SuiteTalk there',
    unlocks: EVERYTHING,
  },
  {
    id: 'clock',
    title: 'Clock within 5 minutes of NetSuite',
    needs: 'The clock of the machine that runs OnLink, set by a time server (no NetSuite menu)',
    after: 'reach',
    unlocks: EVERYTHING,
  },
  {
    id: 'sign-in',
    title: 'Sign in',
    needs:
      'Setup > Users/Roles > Access Tokens; role: Setup > Users/Roles > Manage Roles > Permissions > Setup > Log in using Access Tokens; feature: Setup > Company > Enable Features > SuiteCloud > Token-based Authentication',
    needsByOauth2:
      'Setup > Integration > Manage Authentication > OAuth 2.0 Client Credentials (M2M) Setup; role: Setup > Users/Roles > Manage Roles > Permissions > Setup > Log in using OAuth 2.0 Access Tokens; feature: Setup > Company > Enable Features > SuiteCloud > OAuth 2.0',
    after: 'reach',
    unlocks: EVERYTHING,
  },
  {
    id: 'suiteql',
    title: 'Run SuiteQL queries',
    needs: `${ROLE} > Reports > SuiteAnalytics Workbook (Edit) and Permissions > Setup > REST Web Services (Full)`,
    after: 'sign-in',
    unlocks: [...ALL_STREAMS, ...actionsOn('suiteql')],
  },
  {
    id: 'records',
    title: 'Reach records by REST',
    needs: `${ROLE} > Setup > REST Web Services (Full); feature: Setup > Company > Enable Features > SuiteCloud > REST Web Services`,
    after: 'sign-in',
    unlocks: CHECKED_ACTIONS.filter(
      (action) => !['suiteql', 'restlet'].includes(ACTION_TARGETS[action] ?? ''),
    ),
  },
  {
    id: 'restlets',
    title: 'Reach RESTlets',
    needs: `${ROLE} > Setup > SuiteScript (View), and no Web Services Only Role; OAuth 2.0: the scope RESTlets on the integration record`,
    after: 'sign-in',
    unlocks: actionsOn('restlet'),
  },
  ...CHECKED_TABLES.map(({ stream: { name, title, permission }, opens }) => ({
    id: `read.${name}`,
    title: `Read ${title.toLowerCase()}`,
    needs: `${ROLE} > ${permission}`,
    after: 'suiteql',
    unlocks: opens,
  })),
  ...CHECKED_RECORDS.map(({ type, title, permission }) => ({
    id: `change.${type}`,
    title: `Change ${title}`,
    needs: `${ROLE} > ${permission}`,
    after: 'records',
    unlocks: actionsOn(type),
  })),
];

/** The capabilities as the manifest lists them. */
export const CHECK_DESCRIPTIONS: readonly CheckDescription[] = CHECKS.map(({ id, title, unlocks }) => ({
  id,
  title,
  unlocks,
}));
