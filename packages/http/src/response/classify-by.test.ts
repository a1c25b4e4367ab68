import { describe, expect, it } from 'vitest';
import { classifyBy, type ReplyRow, type Told } from './classify-by.js';

interface Says extends Told {
  readonly code: string;
}

const ROWS: readonly ReplyRow<Says>[] = [
  {
    status: 429,
    when: (_says, { headers }) => headers['retry-after'] === undefined,
    ...{ code: 'acme/full', blame: 'config', scope: 'connection', retry: 'after-fix' },
    ...{ reason: 'the company is full', remedy: 'Raise its limit', pointer: '/plan' },
  },
  {
    status: [400, 422],
    when: ({ code }) => code === 'bad_name',
    ...{ code: 'acme/bad-name', blame: 'input', scope: 'item' },
    ...{ reason: ({ detail }) => `it says "${detail ?? ''}"`, remedy: 'Correct the name' },
  },
  {
    status: { from: 500, to: 599 },
    when: ({ code }) => code === 'rolled_back',
    ...{
      code: 'acme/rolled-back',
      blame: 'remote',
      scope: 'item',
      retry: { afterMs: 60_000 },
      refused: true,
    },
    ...{ reason: 'it took everything back', remedy: 'It is tried again by itself' },
  },
];

const classify = classifyBy(ROWS, ({ headers }): Says => {
  const { 'x-code': code = '', 'x-words': detail } = headers;
  return { code, ...(detail !== undefined && { detail }) };
});
const asked = { failed: 'Failed to add employee "7"', effect: 'create' } as const;
const faultOf = (status: number, headers = {}) =>
  classify({ status, headers, body: new Uint8Array() }, asked);

describe('a table of replies', () => {
  it('says nothing of a success', () => {
    expect(faultOf(204)).toBeUndefined();
  });

  it('is read row by row, and a row may look at the reply', () => {
    expect(faultOf(429)).toMatchObject({
      ...{ code: 'acme/full', retry: 'after-fix', effect: 'none', remote: { status: 429 } },
      message: 'Failed to add employee "7": the company is full. Raise its limit.',
      fix: { text: 'Raise its limit.', pointer: '/plan' },
    });
    expect(faultOf(429, { 'retry-after': '30' })).toMatchObject({ code: 'http/too-many-requests' });
  });

  it('asks for what the connector read out of the reply, and passes its words on', () => {
    expect(faultOf(422, { 'x-code': 'bad_name', 'x-words': 'No digits' })).toMatchObject({
      ...{ code: 'acme/bad-name', retry: 'never', remote: { status: 422, detail: 'No digits' } },
      message: 'Failed to add employee "7": it says "No digits". Correct the name.',
    });
  });

  it('leaves a status that no row names to the rules of HTTP, in the words of what was asked', () => {
    expect(faultOf(422, { 'x-words': 'Odd' })).toMatchObject({
      ...{ code: 'http/refused', remote: { status: 422, detail: 'Odd' } },
      message: expect.stringMatching(
        /^Failed to add employee "7": it answered 422, the request was refused\./,
      ),
    });
  });

  it('leaves open what a write did that failed over there, unless the row knows', () => {
    expect(faultOf(500)?.effect).toBe('unknown');
    expect(faultOf(500, { 'x-code': 'rolled_back' })?.effect).toBe('none');
  });

  it('waits at least as long as the row says, and longer where the reply asks for it', () => {
    const waits = ['5', '120'].map(
      (seconds) => faultOf(502, { 'x-code': 'rolled_back', 'retry-after': seconds })?.retry,
    );
    expect(waits).toEqual([{ afterMs: 60_000 }, { afterMs: 120_000 }]);
  });
});
