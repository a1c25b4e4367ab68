import { describe, expect, it } from 'vitest';
import { humanAnnouncement, jsonAnnouncement } from './announcement.js';

const CREDENTIALS = {
  accountId: 'TSTDRV1234567',
  consumerKey: 'key',
  consumerSecret: 'secret',
  tokenId: 'token',
  tokenSecret: 'hidden',
};

describe('the announcement', () => {
  it('for a program is one line of JSON with these keys in this order', () => {
    const text = jsonAnnouncement('http://127.0.0.1:1234', CREDENTIALS);
    expect(text.endsWith('}\n')).toBe(true);
    expect(Object.entries(JSON.parse(text))).toEqual([
      ['url', 'http://127.0.0.1:1234'],
      ['accountId', 'TSTDRV1234567'],
      ['consumerKey', 'key'],
      ['consumerSecret', 'secret'],
      ['tokenId', 'token'],
      ['tokenSecret', 'hidden'],
    ]);
  });

  it('for a person says where, with what and how to stop', () => {
    const options = { port: 0, host: '127.0.0.1', employees: 5000, seed: 3, latencyMs: 0, json: false };
    const text = humanAnnouncement('http://127.0.0.1:1234', CREDENTIALS, options);
    for (const part of ['http://127.0.0.1:1234', ...Object.values(CREDENTIALS), '5000 employees', 'Ctrl+C'])
      expect(text).toContain(part);
  });
});
