import { describe, expect, it } from 'vitest';
import { createFakeStore } from './fake-store.js';

const rows = (...ids: number[]) => ids.map((id) => ({ id }));
const batch = (part: object) => ({ records: [], deleted: [], notices: [], complete: false, ...part });

describe('a fake store', () => {
  it('keeps rows with their checkpoint, and forgets nothing of an interrupted read', () => {
    const store = createFakeStore(['id']);
    store.begin('full', ['a']);
    store.commit('a', batch({ records: rows(1, 2), state: { after: 2 } }));
    expect([store.stateOf('a'), store.stateOf('b'), store.records]).toEqual([
      { after: 2 },
      undefined,
      rows(1, 2),
    ]);
  });

  it('takes what did not come for deleted only after a complete full read', () => {
    const store = createFakeStore(['id']);
    store.begin('full', ['a']);
    store.commit('a', batch({ records: rows(1, 2, 3), complete: true }));
    store.begin('full', ['a', 'b']);
    store.commit('a', batch({ records: rows(1), complete: true }));
    expect(store.absentKeys('by-absence')).toEqual([]);
    store.commit('b', batch({ records: rows(3), complete: true }));
    expect(store.absentKeys('by-absence')).toEqual(['2']);
    expect(store.absentKeys('unknown')).toEqual([]);
  });

  it('drops a row that is reported as deleted', () => {
    const store = createFakeStore(['id']);
    store.begin('incremental', ['a']);
    store.commit('a', batch({ records: rows(1, 2), deleted: [{ id: '1' }] }));
    expect([...store.keys()]).toEqual(['2']);
  });
});
