import { describe, expect, it } from 'vitest';
import { humanAnnouncement, jsonAnnouncement } from './announcement.js';

const CREDENTIALS = {
  accountId: 'TSTDRV1234567',
  consumerKey: 'key',
  consumerSecret: 'secret',
  tokenId: 'token',
  tokenSecret: 'hidden',
};

const OPTIONS = {
  port: 0,
  host: '127.0.0.1',
  employees: 5000,
  seed: 3,
  latencyMs: 0,
  account: 'TSTDRV1234567',
  dateFormat: 'M/D/YYYY' as const,
  timeZone: 'UTC',
  concurrency: 5,
  admin: false,
  json: false,
};

describe('the announcement', () => {
  it('for a program is one line of JSON with these keys in this order', () => {
    const text = jsonAnnouncement('http://127.0.0.1:1234', CREDENTIALS, OPTIONS);
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

  it('says where the admin API is, where it is on', () => {
    const options = { ...OPTIONS, admin: true };
    const line = jsonAnnouncement('http://127.0.0.1:1234', CREDENTIALS, options);
    expect(JSON.parse(line).adminUrl).toBe('http://127.0.0.1:1234/__mock__');
    expect(humanAnnouncement('http://127.0.0.1:1234', CREDENTIALS, options)).toContain(
      '/__mock__/openapi.json',
    );
  });

  it('for a person says where, with what and how to stop', () => {
    const text = humanAnnouncement('http://127.0.0.1:1234', CREDENTIALS, OPTIONS);
    for (const part of ['http://127.0.0.1:1234', ...Object.values(CREDENTIALS), '5000 employees', 'Ctrl+C'])
      expect(text).toContain(part);
  });
});
