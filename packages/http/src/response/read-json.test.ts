import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readJson } from './read-json.js';

const what = { verb: 'read', noun: 'employee "7"', effect: 'none' } as const;

const reply = (text: string, headers = {}) => ({
  status: 200,
  headers,
  body: new TextEncoder().encode(text),
});

describe('readJson', () => {
  it('gives back any JSON', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(JSON.stringify(readJson(reply(JSON.stringify(value)), what))).toBe(JSON.stringify(value));
      }),
    );
  });

  it.each(['plain', 'Zoë 東京'])('reads a body that is a part of a larger buffer: %s', (text) => {
    const around = new TextEncoder().encode(`xxé${JSON.stringify(text)}é`);
    const body = around.subarray(4, -2);
    expect(readJson({ status: 200, headers: {}, body }, what)).toBe(text);
  });

  it('reads an empty body as null', () => {
    expect(readJson(reply(''), what)).toBeNull();
  });

  it.each([
    ['{"items":[{"id":', {}],
    ['nonsense', {}],
    ['nonsense', { 'content-type': 'application/json' }],
  ])('refuses %s as cut short or no JSON, worth another try', (text, headers) => {
    expect(() => readJson(reply(text, headers), what)).toThrow(
      expect.objectContaining({ code: 'http/not-json', retry: { afterMs: 1_000 }, effect: 'none' }),
    );
  });

  it('refuses bytes that are not UTF-8', () => {
    const body = Uint8Array.from([0x22, 0xff, 0x22]);
    expect(() => readJson({ status: 200, headers: {}, body }, what)).toThrow(
      expect.objectContaining({ code: 'http/not-json' }),
    );
  });

  it.each([
    ['\n <!doctype html><title>Sign in</title>', {}],
    ['Down for maintenance', { 'content-type': 'text/html; charset=utf-8' }],
  ])('says that a web page came: %j', (text, headers) => {
    expect(() => readJson(reply(text, headers), what)).toThrow(
      expect.objectContaining({ code: 'http/html', retry: 'after-fix' }),
    );
  });

  it('says after a write that nobody knows what it did', () => {
    expect(() => readJson(reply('{'), { ...what, effect: 'create' })).toThrow(
      expect.objectContaining({ effect: 'unknown' }),
    );
  });

  it('quotes nothing of the body', () => {
    expect(() => readJson(reply('{"ssn":"canary'), what)).toThrow(
      expect.objectContaining({ message: expect.not.stringContaining('canary') }),
    );
  });
});
