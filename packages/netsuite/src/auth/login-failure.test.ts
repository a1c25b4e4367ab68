import type { Fault } from '@onlink/core';
import { describe, expect, it } from 'vitest';
import { aConfig, aContext, aRefusedLogin, CREDENTIALS, NOON_MS } from '../../test/builders.js';
import { classifyReply } from '../faults/classify-reply.js';

const explain = (
  reply: Parameters<typeof aRefusedLogin>[0] = {},
  config: Parameters<typeof aConfig>[0] = {},
): Fault => {
  const fault = classifyReply(aRefusedLogin(reply), aContext({ config: aConfig(config) }));
  if (fault === undefined) throw new Error('no fault');
  return fault;
};

const MINUTE_MS = 60_000;

describe('explainLoginFailure', () => {
  it('blames the credentials, asks for a person, and names the audit trail', () => {
    const fault = explain();
    expect(fault).toMatchObject({
      code: 'netsuite/login-refused',
      blame: 'credentials',
      scope: 'connection',
      retry: 'after-fix',
    });
    expect(fault.message).toContain('View Login Audit Trail');
    expect(fault.message).toContain('Detail column');
    expect(fault.message).not.toMatch(/[\r\n]/);
  });

  it.each([
    [6 * MINUTE_MS, '6 minutes ahead of'],
    [-12 * MINUTE_MS, '12 minutes behind'],
    [-26 * 60 * MINUTE_MS, '1560 minutes behind'],
  ])('says by how much and which way the clock is off: %i ms', (skewMs, words) => {
    const fault = explain({ dateMs: NOON_MS - skewMs });
    expect(fault).toMatchObject({ code: 'netsuite/clock-skew', retry: 'after-fix' });
    expect(fault.message).toContain(words);
  });

  it('does not suspect a clock that is 5 minutes off or less', () => {
    for (const skewMs of [5 * MINUTE_MS, -5 * MINUTE_MS, 0]) {
      expect(explain({ dateMs: NOON_MS - skewMs }).code).toBe('netsuite/login-refused');
    }
  });

  it('names a field that is not 64 hexadecimal digits, first, and not its value', () => {
    const fault = explain({}, { consumerSecret: 'hunter2-hunter2' });
    expect(fault.message).toContain('consumerSecret is not 64 hexadecimal digits');
    expect(fault.fix?.text).toContain('(1) consumerSecret is not 64 hexadecimal digits');
    expect(fault.fix?.pointer).toBe('/consumerSecret');
    expect(JSON.stringify(fault)).not.toContain('hunter2');
  });

  it('names two fields that hold the same value', () => {
    const fault = explain({}, { tokenSecret: CREDENTIALS.consumerSecret });
    expect(fault.message).toContain('tokenSecret is the same as consumerSecret');
  });

  it('says the likeliest cause in a message of one readable line, and all of them in what to do', () => {
    const { message, fix } = explain();
    expect(message).toMatch(/the likeliest of \d+ causes: the token was revoked/);
    expect(message).not.toContain('blocked');
    expect(message.length).toBeLessThan(450);
    const lines = fix?.text.split('\n') ?? [];
    const numbers = lines.slice(1, -1).map((line) => line.split(' ', 1)[0]);
    expect(numbers).toEqual(numbers.map((_, index) => `(${index + 1})`));
    expect(lines.slice(1, -1).every((line) => line.includes('[Detail: '))).toBe(true);
    expect(lines.at(-1)).toMatch(/^The one test that tells them apart: .*View Login Audit Trail.*12:00 UTC/);
  });

  it('ranks the token first in a sandbox, because production tokens are not copied there', () => {
    expect(explain({ realm: '1234567_SB1' }, { accountId: '1234567_SB1' }).message).toMatch(
      /causes: the token was made in production/,
    );
    expect(explain().fix?.text).not.toContain('production');
  });

  it('names the account that answered, where it is another one', () => {
    const fault = explain({ realm: '7654321' });
    expect(fault.message).toContain('account 7654321 answered, and the account ID is 1234567');
    expect(fault.fix?.pointer).toBe('/accountId');
  });

  it('leaves out what cannot have changed where the login worked before', () => {
    const context = { ...aContext({ hasWorked: true }) };
    const fault = classifyReply(aRefusedLogin(), context);
    expect(fault?.fix?.text).toContain('revoked');
    expect(fault?.fix?.text).not.toContain('did not arrive as it was sent');
  });

  it('tells the roles that RESTlets refuse only where RESTlets refuse', () => {
    const asked = (service: 'suitetalk' | 'restlets') =>
      classifyReply(aRefusedLogin(), aContext({ service }))?.fix?.text ?? '';
    expect(asked('restlets')).toContain('Web Services Only Role');
    expect(asked('restlets')).not.toContain('lacks the permission REST Web Services');
    expect(asked('suitetalk')).not.toContain('Web Services Only Role');
  });

  it.each([
    ['consumer_key_unknown', '/consumerKey', 'no integration record'],
    ['consumer_key_refused', '/consumerKey', 'blocked'],
    ['InvalidSignature', '/tokenSecret', 'secret is wrong'],
    ['InvalidTimestamp', '/accountId', 'clock'],
    ['NonceUsed', '/accountId', 'twice'],
    ['nonce_used', '/accountId', 'twice'],
    ['temporary_locked', '/accountId', '30 minutes'],
    ['UnknownAlgorithm', '/accountId', 'header'],
  ])('believes the word %s where NetSuite says it', (word, pointer, words) => {
    const fault = explain({ word });
    expect(fault.fix?.pointer).toBe(pointer);
    expect(fault.message).toContain('because ');
    expect(fault.message).toContain(words);
    expect(fault.fix?.text).not.toContain('(1)');
  });

  it.each([
    ['FeatureDisabled', 'Token-based Authentication is switched off', 'REST Web Services is switched off'],
    ['permission_denied', 'inactive', 'lacks the permission REST Web Services'],
  ])('keeps to the causes of %s where NetSuite says it', (word, first, second) => {
    const lines = explain({ word }).fix?.text.split('\n') ?? [];
    expect(lines).toHaveLength(4);
    expect(lines[1]).toContain(first);
    expect(lines[2]).toContain(second);
  });

  it('ranks the usual causes for a word that it does not know', () => {
    expect(explain({ word: 'constructor' }).message).toBe(explain().message);
  });
});
