import { createFault, isFault, type Stream } from '@onlink/core';
import { describe, expect, it } from 'vitest';
import { createRecordMapper } from './map-record.js';
import { parseDefinition } from './parse-definition.js';
import { resolveImport, streamNameOf } from './resolve-import.js';

const STREAM: Stream = {
  name: 'employee',
  key: ['id'],
  deletes: 'by-absence',
  schema: {
    type: 'object',
    properties: {
      id: { type: 'string' },
      email: { type: 'string' },
      department: { type: 'object', properties: { id: { type: 'string' }, name: { type: 'string' } } },
    },
  },
  params: {
    type: 'object',
    properties: { section: { type: 'string', enum: ['a', 'b'] }, depth: { type: 'integer' } },
  },
};

describe('a definition held against its stream', () => {
  it('asks for the top-level fields that its lines use, and the key', () => {
    const resolved = resolveImport(
      define('map:department.id=Dept|Name=${department.name}', 'filter:email=x@y.invalid', 'config:depth=2'),
      STREAM,
    );
    expect(resolved.fields).toEqual(['id', 'department']);
    expect(resolved.filters).toEqual([{ path: 'email', equals: 'x@y.invalid' }]);
    expect(resolved.params).toEqual({ depth: 2 });
  });

  it.each([
    ['map:emial=Email', 'import/unknown-field', 'Did you mean "email"? Correct it.'],
    ['map:department.title=Title', 'import/unknown-field', '"department" has no field "title"'],
    ['map:email=E|Name=${emali}', 'import/unknown-field', 'Did you mean "email"'],
    ['filter:emali=x', 'import/unknown-field', 'Did you mean "email"'],
    ['config:sektion=a', 'import/unknown-setting', 'Did you mean "section"'],
    ['config:section=c', 'import/malformed-value', 'one of a, b'],
    ['config:depth=deep', 'import/malformed-value', 'a whole number'],
  ])('refuses %s and names its line', (line, code, text) => {
    const fault = faultOf(() => resolveImport(define(line), STREAM));
    expect(fault.code).toBe(code);
    expect(fault.message).toContain('line 7"');
    expect(fault.message).toContain(text);
  });

  it('says what there is to import when the source is unknown or missing', () => {
    expect(streamNameOf(define(), ['employee', 'department'])).toBe('employee');
    expect(faultOf(() => streamNameOf(define(), ['employees'])).message).toContain(
      'Did you mean "employees"',
    );
    const none = parseDefinition(
      'name: a\nconnection: b\nobjectType: c\nmapping: |\n  key:id=Id\n',
      'e.yaml',
    );
    expect(faultOf(() => streamNameOf(none, ['employee'])).code).toBe('import/no-source');
  });

  it("passes on the stream's own reason when it is closed", () => {
    const unavailable = createFault({
      blame: 'permission',
      scope: 'stream',
      retry: 'after-fix',
      effect: 'none',
      code: 'sample/closed',
      message: 'Failed to open.',
    });
    expect(faultOf(() => resolveImport(define(), { ...STREAM, unavailable })).code).toBe('sample/closed');
  });

  it('has another hash for another mapping, and the same for another limit', () => {
    const hash = (...lines: string[]): string => resolveImport(define(...lines), STREAM).definitionHash;
    expect(hash()).toBe(hash('config:data_limit=5'));
    expect(hash()).not.toBe(hash('map:email=Email'));
    expect(hash('filter:email=a')).not.toBe(hash('filter:email=b'));
  });
});

describe('a record made an object', () => {
  const map = createRecordMapper(define('map:email=Email', 'map:department=Dept').lines);

  it('leaves out what has no value, and then has another hash', () => {
    const full = map({ id: '1', email: 'a', department: { id: '3' } });
    const less = map({ id: '1', email: 'a', department: null });
    if (full.kind !== 'object' || less.kind !== 'object') throw new Error('refused');
    expect(less.row).toMatchObject({ key: '1', attributes: { ID: '1', Email: 'a' } });
    expect(full.row.hash).not.toBe(less.row.hash);
    expect(full.row.hash).toBe(
      (map({ department: { id: '3' }, email: 'a', id: '1' }) as typeof full).row.hash,
    );
  });

  it.each([
    [{ email: 'a' }],
    [{ id: '' }],
    [{ id: null }],
    [{ id: { a: 1 } }],
    [{ id: '1', email: 'a\u0000b' }],
    [{ id: '1', department: { name: '\u0000' } }],
  ])('is refused, with a reason and not its values, when it is %j', (record) => {
    const mapped = map(record);
    expect(mapped.kind).toBe('refused');
  });
});

function define(...lines: string[]) {
  const mapping = ['key:id=ID', 'config:data_source=employee', ...lines]
    .map((line) => `  ${line}\n`)
    .join('');
  return parseDefinition(`name: a\nconnection: b\nobjectType: c\nmapping: |\n${mapping}`, 'e.yaml');
}

function faultOf(work: () => unknown): { readonly code: string; readonly message: string } {
  try {
    work();
  } catch (error) {
    if (isFault(error)) return error;
    throw error;
  }
  throw new Error('nothing was refused');
}
