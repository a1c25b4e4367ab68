import { describe, expect, it } from 'vitest';
import { isCallbackAllowed } from './callback-rule.js';

// https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/bridgehead_4249032125.html
describe('a callback', () => {
  it.each([
    ['https://my.example.com/cb', 'https://my.example.com/cb'],
    ['http://localhost:*', 'http://localhost:8080'],
    ['http://localhost:*', 'http://localhost:8080/cb?x=1'],
    ['http://localhost:*/cb', 'http://localhost:1/cb'],
    ['https://*.example.com/cb', 'https://acme-1.example.com/cb'],
  ])('of a record that says %s may be %s', (allowed, sent) => {
    expect(isCallbackAllowed(allowed, sent)).toBe(true);
  });

  it.each([
    ['https://my.example.com/cb', 'https://my.example.com/cb/'],
    ['https://my.example.com/cb', 'https://MY.example.com/cb'],
    ['https://my.example.com/cb', '/cb'],
    ['', 'https://my.example.com/cb'],
    ['http://localhost:*', 'https://localhost:8080'],
    ['http://localhost:*', 'http://localhost.evil.example:8080'],
    ['http://localhost:*', 'http://localhost:*'],
    ['http://localhost:*/cb', 'http://localhost:1/other'],
    ['https://*.example.com/cb', 'https://a.b.example.com/cb'],
    ['https://*.example.com/cb', 'https://.example.com/cb'],
    ['https://*.example.com/cb', 'https://evil.com/x.example.com/cb'],
    ['https://*.example.com/cb', 'http://acme.example.com/cb'],
    ['https://my.*.com/cb', 'https://my.example.com/cb'],
  ])('of a record that says %j may not be %s', (allowed, sent) => {
    expect(isCallbackAllowed(allowed, sent)).toBe(false);
  });
});
