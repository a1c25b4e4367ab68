import { describe, expect, it } from 'vitest';
import { aContext, anErrorReply, aRefusedLogin, aReply, NOON_MS } from '../../test/builders.js';
import { RECORD_CASES, type RecordCase } from '../../test/record-cases.js';
import { classifyReply } from './classify-reply.js';
import { ERROR_TABLE } from './error-table.js';

const SEARCH = 'Invalid search query. Detailed unprocessed description follows. ';
const UNAVAILABLE = '<html><head><title>NetSuite\n Unavailable</title></head><body>Back soon</body></html>';

type Case = Omit<RecordCase, 'names'> & { readonly names?: string };

const CASES: readonly Case[] = [
  {
    reply: anErrorReply(
      429,
      'CONCURRENCY_LIMIT_EXCEEDED',
      'Concurrent request limit exceeded. Request blocked.',
    ),
    code: 'netsuite/concurrency-limit',
    blame: 'limit',
  },
  {
    reply: anErrorReply(400, 'CONCURRENCY_LIMIT_EXCEEDED', 'Concurrent request limit exceeded.'),
    code: 'netsuite/concurrency-limit',
    blame: 'limit',
  },
  {
    reply: aReply(400, { error: { code: 'SSS_REQUEST_LIMIT_EXCEEDED', message: 'Zu viele Anfragen' } }),
    code: 'netsuite/concurrency-limit',
    blame: 'limit',
  },
  {
    reply: anErrorReply(
      400,
      'USER_ERROR',
      'Your current role does not have permission to perform this action. Please contact your account administrator.',
    ),
    code: 'netsuite/workbook-permission',
    blame: 'permission',
  },
  {
    reply: anErrorReply(
      400,
      'INVALID_PARAMETER',
      `${SEARCH}Search error occurred: Unknown identifier 'subsidiary'. Available identifiers are: {employee=employee}.`,
    ),
    code: 'netsuite/unknown-column',
    blame: 'config',
    names: 'subsidiary',
  },
  {
    reply: anErrorReply(
      400,
      'INVALID_PARAMETER',
      `${SEARCH}Search error occurred: Field 'shipcountry' for record 'transaction' was not found. Reason: NOT_EXPOSED`,
    ),
    code: 'netsuite/hidden-column',
    blame: 'permission',
    names: 'shipcountry',
  },
  {
    reply: anErrorReply(400, 'INVALID_PARAMETER', `${SEARCH}Invalid search type: Email.`),
    code: 'netsuite/unknown-table',
    blame: 'config',
    names: '"Email"',
  },
  {
    reply: anErrorReply(
      400,
      'INVALID_PARAMETER',
      `${SEARCH}Search error occurred: Record 'customer' was not found.`,
    ),
    code: 'netsuite/hidden-table',
    blame: 'permission',
    names: 'customer',
  },
  {
    reply: anErrorReply(
      400,
      'INVALID_PARAMETER',
      `${SEARCH}Search error occurred: Invalid or unsupported search.`,
    ),
    code: 'netsuite/unsupported-query',
    blame: 'connector',
  },
  {
    reply: anErrorReply(403, 'INSUFFICIENT_PERMISSION', 'Permission Violation'),
    code: 'netsuite/insufficient-permission',
    blame: 'permission',
  },
  { reply: aReply(404, '<html><title>Not Found</title>'), code: 'netsuite/not-found', blame: 'config' },
  { reply: aReply(302, ''), code: 'netsuite/redirected', blame: 'config' },
  {
    reply: aReply(503, UNAVAILABLE),
    code: 'netsuite/unavailable',
    blame: 'remote',
    names: 'NetSuite Unavailable',
  },
  {
    reply: anErrorReply(
      500,
      'UNEXPECTED_ERROR',
      'An unexpected error occurred. Error ID: jrgbpyylphhishmmlxyt',
    ),
    code: 'netsuite/unexpected-error',
    blame: 'remote',
    names: 'jrgbpyylphhishmmlxyt',
  },
  { reply: aReply(502, 'Bad\r\ngateway'), code: 'netsuite/server-error', blame: 'remote' },
  ...RECORD_CASES,
  { reply: aReply(418, 'I am a teapot'), code: 'netsuite/unclassified', blame: 'remote', names: 'teapot' },
  { reply: aRefusedLogin(), code: 'netsuite/login-refused', blame: 'credentials' },
];

describe('classifyReply', () => {
  it.each(CASES)('gives $code blamed on $blame', ({ reply, code, blame, names = '' }: Case) => {
    const fault = classifyReply(reply, aContext());
    expect(fault).toMatchObject({ code, blame, effect: 'none', remote: { status: reply.status } });
    expect(fault?.message).toMatch(/^Failed to read stream "employee": [^\r\n]+\.$/);
    expect(fault?.message).toContain(names);
    expect(fault?.message).not.toMatch(/\$\w|undefined/);
  });

  it('has a case for every row of the table', () => {
    const tried = new Set(CASES.map(({ code }) => code));
    expect(ERROR_TABLE.filter(({ code }) => !tried.has(code))).toEqual([]);
  });

  it('does not say that a RESTlet which failed changed nothing', () => {
    const reply = aReply(400, { error: { code: 'UNEXPECTED_ERROR', message: 'TypeError: x is undefined' } });
    expect(classifyReply(reply, { ...aContext(), effect: 'update' })?.effect).toBe('unknown');
    const refused = anErrorReply(
      400,
      'USER_ERROR',
      'Error while accessing a resource. This entity already exists.',
    );
    expect(classifyReply(refused, { ...aContext(), effect: 'create' })?.effect).toBe('none');
  });

  it('gives nothing for a success', () => {
    expect(classifyReply(aReply(204), aContext())).toBeUndefined();
  });

  it('tells the budget about the limit and waits at least 2 seconds', () => {
    const context = aContext();
    expect(classifyReply(aReply(429, ''), context)?.retry).toEqual({ afterMs: 2_000 });
    expect(context.learnt).toEqual([{ remaining: 0, resetAt: NOON_MS + 2_000 }]);
  });

  it('waits as long as a Retry-After asks, and no shorter than 2 seconds', () => {
    const waits = ['3600', '1', 'soon', '-5'].map(
      (seconds) => classifyReply(aReply(429, '', { 'retry-after': seconds }), aContext())?.retry,
    );
    expect(waits).toEqual([
      { afterMs: 3_600_000 },
      { afterMs: 2_000 },
      { afterMs: 2_000 },
      { afterMs: 2_000 },
    ]);
  });

  it('keeps an unknown text on one line, cut to 500 characters, and never inside a word that may be a secret', () => {
    const fault = classifyReply(aReply(418, `a\n\tb ${'x'.repeat(480)} secret-0123456789-end`), aContext());
    expect(fault?.remote?.detail).toBe(`a b ${'x'.repeat(480)} …`);
    expect(fault?.retry).toBe('never');
    const whole = classifyReply(aReply(418, `${'x'.repeat(480)} secret-0123456789`), aContext());
    expect(whole?.remote?.detail).toMatch(/ secret-0123456789$/);
    expect(classifyReply(aReply(418, 'x'.repeat(501)), aContext())?.remote?.detail).toBe('…');
  });

  it('gives the error ID as request ID', () => {
    const reply = anErrorReply(500, 'UNEXPECTED_ERROR', 'An unexpected error occurred. Error ID: abc123');
    expect(classifyReply(reply, aContext())?.remote).toMatchObject({ requestId: 'abc123' });
  });

  it('retries an unknown server error', () => {
    expect(classifyReply(aReply(599, ''), aContext())?.retry).toEqual({ afterMs: 30_000 });
  });
});
