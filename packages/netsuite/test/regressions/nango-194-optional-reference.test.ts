import { expect, it } from 'vitest';
import { location } from '../../src/streams/location.js';
import { toRecords } from '../../src/streams/record.js';

// https://github.com/NangoHQ/integration-templates/pull/194: an optional reference that is empty ended the sync.
it('gives null for a reference that a row does not have, and an ID without a label as it is', () => {
  const fields = location.fields.filter(({ name }) => ['id', 'parent', 'subsidiary'].includes(name));
  const { records, unreadable } = toRecords([{ id: '1' }, { id: '2', parent: '1' }], fields);
  expect(records).toEqual([
    { id: '1', parent: null, subsidiary: null },
    { id: '2', parent: { id: '1', name: null }, subsidiary: null },
  ]);
  expect(unreadable).toEqual([]);
});
