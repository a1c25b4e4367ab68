import type { JournalEntry } from '../protocol/journal.js';
import { type AdminRoute, listAnswer, NOTHING } from './admin-route.js';

/** The requests that came, and why their logins were accepted or refused. */
export const JOURNAL_ROUTES: readonly AdminRoute[] = [
  {
    method: 'GET',
    path: '/__mock__/journal',
    summary:
      'The newest requests, oldest first: status, faults, and of each login the verdict with its reason, the base string that the mock computed, and both signatures. No secret is in it.',
    query: {
      last: { type: 'integer', minimum: 1, description: 'Only so many of the newest.' },
      verdict: { enum: ['accepted', 'refused', 'none'], description: 'Only logins of this verdict.' },
    },
    answer: listAnswer('entries', {
      type: 'object',
      required: ['atMs', 'method', 'url', 'status', 'login'],
    }),
    run({ mock, query }) {
      const verdict = query.get('verdict');
      const entries = mock.journal
        .map(shown)
        .filter(({ login }) => verdict === null || login.verdict === verdict);
      const last = query.get('last');
      return { entries: last === null ? entries : entries.slice(-readLast(last)) };
    },
  },
  {
    method: 'DELETE',
    path: '/__mock__/journal',
    summary: 'Empties the journal.',
    answer: NOTHING,
    run({ mock }) {
      mock.clearJournal();
      return {};
    },
  },
];

function shown(entry: JournalEntry) {
  const { login, ...request } = entry;
  const { cause, detail, explanation, baseString, signature, parameters } = login;
  const clientSignature = parameters['oauth_signature'];
  const asked = login.parameters['oauth_consumer_key'] !== undefined || cause !== undefined;
  return {
    ...request,
    login: {
      verdict: cause !== undefined ? 'refused' : asked ? 'accepted' : 'none',
      ...(cause !== undefined && { cause, detail, explanation }),
      ...(baseString !== undefined && { baseString }),
      ...(signature !== undefined && { signatureOfTheMock: signature }),
      ...(clientSignature !== undefined && { signatureOfTheClient: clientSignature }),
      parameters,
    },
  };
}

function readLast(last: string): number {
  if (/^[1-9]\d{0,8}$/.test(last)) return Number(last);
  throw new Error(`Failed to read the journal: last "${last}" is no whole number from 1. Give one.`);
}
