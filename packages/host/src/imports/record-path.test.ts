import { describe, expect, it } from 'vitest';
import { misfitOf, readPath } from './record-path.js';

const RECORD = {
  id: '7',
  department: { id: '3', name: 'Sales' },
  emails: [{ uri: 'a@x.invalid' }, { other: 1 }, { uri: 'b@x.invalid' }],
  grid: [[1, 2], [3]],
};
const SCHEMA = {
  type: 'object',
  properties: {
    id: { type: 'string' },
    department: {
      type: ['object', 'null'],
      properties: { id: { type: 'string' }, name: { type: 'string' } },
    },
    emails: { type: 'array', items: { type: 'object', properties: { uri: { type: 'string' } } } },
    custom: {},
  },
};

describe('a path into a record', () => {
  it.each([
    ['id', '7'],
    ['department.name', 'Sales'],
    ['emails.0.uri', 'a@x.invalid'],
    ['emails.uri', ['a@x.invalid', 'b@x.invalid']],
    ['grid.0.1', 2],
    ['grid.9', undefined],
    ['nothing.here', undefined],
    ['id.inside', undefined],
  ])('reads %s', (path, expected) => {
    expect(readPath(RECORD, path.split('.'))).toEqual(expected);
  });
});

describe('a path held against a schema', () => {
  it.each(['id', 'department', 'department.id', 'emails.uri', 'emails.0.uri', 'emails.0', 'custom.anything'])(
    'lets %s through',
    (path) => {
      expect(misfitOf(SCHEMA, path.split('.'))).toBeUndefined();
    },
  );

  it.each([
    ['emial', '', 'emial'],
    ['department.nmae', 'department', 'nmae'],
    ['id.inside', 'id', 'inside'],
    ['emails.url', 'emails', 'url'],
  ])('names what is wrong with %s', (path, parent, name) => {
    expect(misfitOf(SCHEMA, path.split('.'))).toMatchObject({ parent, name });
  });
});
