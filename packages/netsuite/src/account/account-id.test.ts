import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isCopyAccount, parseAccountId } from './account-id.js';

describe('parseAccountId', () => {
  it.each([
    ['1234567', '1234567', '1234567'],
    ['123456', '123456', '123456'],
    ['  1234567\n', '1234567', '1234567'],
    ['1234567_SB1', '1234567_SB1', '1234567-sb1'],
    ['1234567-sb1', '1234567_SB1', '1234567-sb1'],
    ['1234567_sb12', '1234567_SB12', '1234567-sb12'],
    ['1234567_RP', '1234567_RP', '1234567-rp'],
    ['1234567-rp2', '1234567_RP2', '1234567-rp2'],
    ['TSTDRV1234567', 'TSTDRV1234567', 'tstdrv1234567'],
    ['tstdrv1234567', 'TSTDRV1234567', 'tstdrv1234567'],
    ['https://1234567-sb1.app.netsuite.com/app/center/card.nl?sc=-29&whence=', '1234567_SB1', '1234567-sb1'],
    ['https://1234567.suitetalk.api.netsuite.com', '1234567', '1234567'],
    ['1234567.restlets.api.netsuite.com/app', '1234567', '1234567'],
  ])('reads %j as realm %s and host label %s', (text, realm, hostLabel) => {
    expect(parseAccountId(text)).toEqual({ realm, hostLabel });
  });

  it.each([
    '',
    ' ',
    'acme',
    '12',
    '1234567_SB',
    '1234567__SB1',
    '1234567 SB1',
    '1234567_QA1',
    'https://system.netsuite.com/app/login',
    'https://1234567.app.netsuite.com.evil.invalid/',
    'https://evil.invalid/1234567.app.netsuite.com',
    '1234567.example.invalid',
    'https://',
  ])('refuses %j', (text) => {
    expect(parseAccountId(text)).toBeUndefined();
  });

  it('gives one account for every written form of it', () => {
    const suffix = fc.constantFrom('', '_SB1', '_SB22', '_RP');
    fc.assert(
      fc.property(fc.integer({ min: 100, max: 99_999_999 }), suffix, fc.boolean(), (digits, tail, dashed) => {
        const realm = `${digits}${tail}`;
        const spelled = dashed ? realm.toLowerCase().replace('_', '-') : realm;
        const parsed = parseAccountId(spelled);
        expect(parsed).toEqual({ realm, hostLabel: realm.toLowerCase().replace('_', '-') });
        expect(parseAccountId(`https://${parsed?.hostLabel}.app.netsuite.com/`)).toEqual(parsed);
      }),
    );
  });

  it('never makes a host label out of anything but letters, digits and hyphens', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(parseAccountId(text)?.hostLabel ?? 'a').toMatch(/^[a-z0-9-]+$/);
      }),
    );
  });
});

describe('isCopyAccount', () => {
  it.each([
    ['1234567', false],
    ['1234567_SB1', true],
    ['1234567_RP', true],
  ])('tells that %s is a copy: %s', (realm, expected) => {
    expect(isCopyAccount(realm)).toBe(expected);
  });
});
