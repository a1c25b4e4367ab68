import type { CheckItem } from '@onlink/core';
import { describe, expect, it } from 'vitest';
import { check } from '../src/checks.js';
import { openOnMock } from './open-on-mock.js';

async function codes(items: AsyncIterable<CheckItem>): Promise<Record<string, string>> {
  const found: Record<string, string> = {};
  for await (const { id, fault } of items) found[id] = fault?.code ?? 'ok';
  return found;
}

describe('checking', () => {
  it('tries nothing more after a refused key, so as not to lock its user out', async () => {
    const { mock, client, call } = openOnMock();
    mock.revoke();
    const checkCall = call();
    const found = await codes(check(client, checkCall));
    expect(found['sign-in']).toBe('bamboohr/unauthorized');
    expect(new Set(Object.values(found).slice(1))).toEqual(new Set(['bamboohr/not-tried']));
    expect(checkCall.requests).toHaveLength(1);
  });

  it('tells what is closed from what is open', async () => {
    const { mock, client, call } = openOnMock();
    const found: Record<string, string> = {};
    for await (const { id, fault } of check(client, call())) {
      found[id] = fault?.code ?? 'ok';
      if (id === 'employees') mock.answerNext(403, 'No access');
    }
    expect(found).toMatchObject({ 'sign-in': 'ok', changes: 'bamboohr/forbidden', 'table.jobInfo': 'ok' });
  });
});
