import { expect, it } from 'vitest';
import { findBaseUrlProblem } from './base-url.js';

it.each([
  'https://1234567.suitetalk.api.netsuite.com',
  'https://proxy.invalid:8443/netsuite',
  'http://localhost:8080',
  'http://127.0.0.1:8080/',
  'http://127.9.8.7',
  'http://[::1]:9000',
])('takes %s', (text) => {
  expect(findBaseUrlProblem(text)).toBeUndefined();
});

it.each([
  ['netsuite', 'not a URL'],
  ['ftp://proxy.invalid', 'https://'],
  ['http://proxy.invalid', 'https://'],
  ['http://127.0.0.1.evil.invalid', 'https://'],
  ['http://0.0.0.0', 'https://'],
  ['http://[::2]', 'https://'],
  ['https://user:pw@proxy.invalid', 'password'],
  ['https://proxy.invalid/?a=1', 'query'],
  ['https://proxy.invalid/?', 'query'],
  ['https://proxy.invalid/#top', 'fragment'],
])('refuses %s and names the %s', (text, word) => {
  expect(findBaseUrlProblem(text)).toContain(word);
});
