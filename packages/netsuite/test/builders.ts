import { type BudgetObservation, type Call, createSecret, type HttpResponse } from '@onlink/core';
import type { NetsuiteConfig, TbaConfig } from '../src/account/config-schema.js';
import { createRemoteClock } from '../src/auth/remote-clock.js';
import type { ReplyContext } from '../src/faults/task.js';

/** Noon, on a day without meaning. */
export const NOON_MS = Date.parse('2026-03-02T12:00:00Z');

const HEX = (digit: string): string => digit.repeat(64);

/** Four credentials of the usual form, all different. */
export const CREDENTIALS = {
  consumerKey: HEX('a'),
  consumerSecret: HEX('b'),
  tokenId: HEX('c'),
  tokenSecret: HEX('d'),
};

/** A configuration as `open` gets it. */
export function aConfig(
  overrides: Partial<typeof CREDENTIALS & { accountId: string; baseUrl: string }> = {},
): TbaConfig {
  const { accountId = '1234567', baseUrl, ...credentials } = { ...CREDENTIALS, ...overrides };
  const { consumerKey, consumerSecret, tokenId, tokenSecret } = credentials;
  return {
    accountId,
    consumerKey: createSecret(consumerKey),
    consumerSecret: createSecret(consumerSecret),
    tokenId: createSecret(tokenId),
    tokenSecret: createSecret(tokenSecret),
    ...(baseUrl === undefined ? {} : { baseUrl }),
  };
}

/** A reply, its body given as text or JSON. */
export function aReply(
  status: number,
  body: unknown = '',
  headers: { readonly [name: string]: string } = {},
): HttpResponse {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return { status, headers, body: new TextEncoder().encode(text) };
}

/** NetSuite's error envelope with one detail. */
export function anErrorReply(status: number, errorCode: string, detail: string): HttpResponse {
  return aReply(status, {
    type: 'https://www.rfc-editor.org/rfc/rfc9110.html#section-15.5.1',
    title: 'Bad Request',
    status,
    'o:errorDetails': [{ detail, 'o:errorCode': errorCode }],
  });
}

/** The answer to every refused login. */
export function aRefusedLogin(
  options: { word?: string; dateMs?: number; realm?: string } = {},
): HttpResponse {
  const { word = 'token_rejected', dateMs = NOON_MS, realm = '1234567' } = options;
  const reply = anErrorReply(401, 'INVALID_LOGIN', 'Invalid login attempt.');
  const challenge = `OAuth realm="${realm}", error="${word}", error_description="Invalid login attempt."`;
  return {
    ...reply,
    headers: { 'www-authenticate': challenge, date: new Date(dateMs).toUTCString() },
  };
}

/** What a classification gets beside the reply; `learnt` collects what the budget is told. */
export function aContext(
  options: {
    nowMs?: number;
    config?: NetsuiteConfig;
    hasWorked?: boolean;
    service?: 'suitetalk' | 'restlets';
  } = {},
): ReplyContext & {
  readonly learnt: BudgetObservation[];
} {
  const learnt: BudgetObservation[] = [];
  const { nowMs = NOON_MS, config = aConfig(), hasWorked = false, service = 'suitetalk' } = options;
  const call = {
    clock: { now: () => nowMs },
    budget: { learn: (seen: BudgetObservation) => learnt.push(seen) },
  } as unknown as Call;
  return {
    learnt,
    call,
    client: { config, realm: config.accountId, clock: createRemoteClock(), history: { hasWorked } },
    service,
    task: { verb: 'read', noun: 'stream', id: 'employee' },
    effect: 'none',
  };
}
