import type { CheckDescription } from '@onlink/core';
import { CHECKED_TABLES, STREAMS } from '../streams/stream-catalog.js';

/** One capability: what it is called, what it takes, and which other one must be there first. */
export interface Check {
  readonly id: string;
  readonly title: string;
  /** Where in NetSuite's menus it is granted. */
  readonly needs: string;
  readonly after?: string;
  readonly unlocks: readonly string[];
}

const ALL_STREAMS = STREAMS.map(({ name }) => name);

/** Every capability, in the order in which they are tried. */
export const CHECKS: readonly Check[] = [
  {
    id: 'reach',
    title: 'Reach the account',
    needs: 'Account ID: Setup > Company > Company Information; address: Company URLs > SuiteTalk there',
    unlocks: ALL_STREAMS,
  },
  {
    id: 'clock',
    title: 'Clock within 5 minutes of NetSuite',
    needs: 'The clock of the machine that runs OnLink, set by a time server (no NetSuite menu)',
    after: 'reach',
    unlocks: ALL_STREAMS,
  },
  {
    id: 'sign-in',
    title: 'Sign in by token',
    needs:
      'Setup > Users/Roles > Access Tokens; role: Setup > Users/Roles > Manage Roles > Permissions > Setup > Log in using Access Tokens; feature: Setup > Company > Enable Features > SuiteCloud > Token-based Authentication',
    after: 'reach',
    unlocks: ALL_STREAMS,
  },
  {
    id: 'suiteql',
    title: 'Run SuiteQL queries',
    needs:
      'Setup > Users/Roles > Manage Roles > Permissions > Reports > SuiteAnalytics Workbook (Edit) and Permissions > Setup > REST Web Services (Full)',
    after: 'sign-in',
    unlocks: ALL_STREAMS,
  },
  ...CHECKED_TABLES.map(({ stream: { name, title, permission }, opens }) => ({
    id: `read.${name}`,
    title: `Read ${title.toLowerCase()}`,
    needs: `Setup > Users/Roles > Manage Roles > Permissions > ${permission}`,
    after: 'suiteql',
    unlocks: opens,
  })),
];

/** The capabilities as the manifest lists them. */
export const CHECK_DESCRIPTIONS: readonly CheckDescription[] = CHECKS.map(({ id, title, unlocks }) => ({
  id,
  title,
  unlocks,
}));
