import { describe, expect, it } from 'vitest';
import { accountOf, baseUrlOf, configSchema, parseCompanyDomain } from './config.js';

describe('the company domain', () => {
  it.each([
    'acme',
    ' ACME ',
    'acme.bamboohr.com',
    'https://acme.bamboohr.com',
    'https://acme.bamboohr.com/employees/?x=1',
  ])('is read from "%s"', (text) => {
    expect(parseCompanyDomain(text)).toBe('acme');
  });

  it.each([
    '',
    'acme.example',
    'https://acme.bamboohr.com.evil.example',
    'https://evil.example/acme.bamboohr.com',
    'a b',
    '-acme',
  ])('is not read from "%s"', (text) => {
    expect(parseCompanyDomain(text)).toBeUndefined();
  });

  it('names the account and its one host', () => {
    const account = { key: 'acme', hosts: ['acme.bamboohr.com'] };
    expect(accountOf({ companyDomain: 'https://Acme.bamboohr.com/home' })).toEqual(account);
  });
});

describe('the base URL', () => {
  const isValid = (baseUrl: string) =>
    configSchema.safeParse({ companyDomain: 'acme', apiKey: 'key', baseUrl }).success;

  it.each([
    '',
    'https://proxy.invalid/bamboo/',
    'http://127.0.0.1:8080',
    'http://localhost',
    'http://[::1]:1',
  ])('may be "%s"', (baseUrl) => expect(isValid(baseUrl)).toBe(true));

  it.each([
    'http://proxy.invalid',
    'ftp://127.0.0.1',
    'https://user:word@proxy.invalid',
    'https://proxy.invalid?x',
    'proxy',
  ])('may not be "%s"', (baseUrl) => expect(isValid(baseUrl)).toBe(false));

  it('ends without a slash', () => {
    const baseUrl = 'https://proxy.invalid/bamboo/';
    expect(baseUrlOf({ companyDomain: 'acme', baseUrl })).toBe('https://proxy.invalid/bamboo');
  });
});
