import { createFault, isFault, type Stream } from '@onlink/core';
import { describe, expect, it } from 'vitest';
import { createRecordMapper } from './map-record.js';
import { parseDefinition } from './parse-definition.js';
import { type ImportSource, resolveImport as resolveWith, streamNameOf } from './resolve-import.js';

const REFERENCE = {
  type: ['object', 'null'],
  properties: { id: { type: 'string', pattern: '^[0-9]+$' }, name: { type: ['string', 'null'] } },
};
const STREAM: Stream = {
  name: 'employee',
  key: ['id'],
  deletes: 'by-absence',
  schema: {
    type: 'object',
    properties: {
      id: { type: 'string' },
      email: { type: ['string', 'null'] },
      hiredate: { type: ['string', 'null'], format: 'date' },
      changedAt: { type: 'string', format: 'date-time' },
      isinactive: { type: ['boolean', 'null'] },
      salary: { type: 'number' },
      size: { type: ['string', 'null'], enum: ['s', 'm', null] },
      department: REFERENCE,
      roles: { type: 'array', items: REFERENCE },
    },
  },
  params: {
    type: 'object',
    properties: {
      section: { type: 'string', enum: ['a', 'b'] },
      depth: { type: 'integer' },
      page_size: { type: 'integer', minimum: 1, maximum: 1_000 },
      share: { type: 'number', exclusiveMinimum: 0, exclusiveMaximum: 1 },
      step: { type: 'integer', multipleOf: 5 },
      code: { type: 'string', pattern: '^[A-Z]+$', minLength: 2, maxLength: 3 },
      on: { type: 'boolean' },
    },
  },
};
const SOURCE: ImportSource = {
  connectorId: 'sample',
  account: { key: 'acme', hosts: ['acme.example.invalid'] },
};
const resolveImport = (definition: ReturnType<typeof define>, stream: Stream) =>
  resolveWith(definition, stream, SOURCE);

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
    ['map:emial=Email', 'import/unknown-field', 'Did you mean "email"'],
    ['map:department.title=Title', 'import/unknown-field', '"department" has no field "title"'],
    ['map:email=E|Name=${emali}', 'import/unknown-field', 'Did you mean "email"'],
    ['filter:emali=x', 'import/unknown-field', 'Did you mean "email"'],
    ['config:sektion=a', 'import/unknown-setting', 'Did you mean "section"'],
    ['config:section=c', 'import/malformed-value', 'one of a, b'],
    ['config:depth=deep', 'import/malformed-value', 'a whole number'],
    ['config:data_limt=5', 'import/unknown-setting', 'Did you mean "data_limit"'],
    ['config:page_size=5000', 'import/malformed-value', 'a whole number from 1 to 1000'],
    ['config:page_size=0', 'import/malformed-value', 'a whole number from 1 to 1000'],
    ['config:page_size=2.5', 'import/malformed-value', 'a whole number'],
    ['config:share=1', 'import/malformed-value', 'a number above 0 below 1'],
    ['config:share=0', 'import/malformed-value', 'a number above 0 below 1'],
    ['config:step=7', 'import/malformed-value', 'in steps of 5'],
    ['config:code=ab', 'import/malformed-value', 'of the form ^[A-Z]+$'],
    ['config:code=A', 'import/malformed-value', 'at least this many characters: 2'],
    ['config:code=ABCD', 'import/malformed-value', 'at most this many characters: 3'],
    ['config:on=maybe', 'import/malformed-value', 'true or false'],
    ['filter:isinactive=maybe', 'import/malformed-value', 'true or false'],
    ['filter:hiredate=31.03.2026', 'import/malformed-value', 'a date such as 2026-03-31'],
    ['filter:hiredate=2026-02-30', 'import/malformed-value', 'a date such as 2026-03-31'],
    ['filter:changedAt=noon', 'import/malformed-value', 'a date and time'],
    ['filter:salary=much', 'import/malformed-value', 'a number such as 12.50'],
    ['filter:size=xl', 'import/malformed-value', 'one of s, m'],
    ['filter:department=Sales', 'import/malformed-value', 'of the form ^[0-9]+$'],
    ['filter:department.id=Sales', 'import/malformed-value', 'of the form ^[0-9]+$'],
  ])('refuses %s and names its line', (line, code, text) => {
    const fault = faultOf(() => resolveImport(define(line), STREAM));
    expect(fault.code).toBe(code);
    expect(fault.message).toContain('line 7"');
    expect(fault.message).toContain(text);
  });

  it.each([
    'filter:isinactive=T',
    'filter:isinactive=false',
    'filter:hiredate=2026-02-28',
    'filter:changedAt=2026-02-28T08:00:00Z',
    'filter:salary=-.50',
    'filter:size=m',
    'filter:email=anything',
    'filter:department=3',
    'filter:department.name=Sales',
    'config:page_size=1000',
    'config:share=0.5',
    'config:step=10',
    'config:code=AB',
  ])('takes %s', (line) => {
    expect(() => resolveImport(define(line), STREAM)).not.toThrow();
  });

  it.each([
    ['map:department=Boss', 'line 7": "department" is stored as JSON', 'department.id or department.name'],
    ['map:roles=Roles', 'line 7": "roles" is stored as JSON', 'roles.id or roles.name'],
  ])('warns of %s, which stores a reference whole', (line, text, remedy) => {
    const { warnings } = resolveImport(define(line), STREAM);
    expect(warnings).toEqual([expect.stringContaining(text)]);
    expect(warnings[0]).toContain(remedy);
    expect(resolveImport(define('map:department.id=Boss', 'map:email=E'), STREAM).warnings).toEqual([]);
  });

  it('refuses a reference as the key, which would refuse every record', () => {
    const definition = parseDefinition(
      'name: a\nconnection: b\nobjectType: c\nmapping: |\n  key:department=Id\n',
      'e.yaml',
    );
    const fault = faultOf(() => resolveImport(definition, STREAM));
    expect(fault).toMatchObject({ code: 'import/key-not-plain', message: expect.stringContaining('line 5') });
  });

  it('asks for a setting that the stream needs', () => {
    const stream = { ...STREAM, params: { ...STREAM.params, required: ['section'] } };
    expect(faultOf(() => resolveImport(define(), stream)).code).toBe('import/missing-setting');
    expect(resolveImport(define('config:section=a'), stream).params).toEqual({ section: 'a' });
  });

  it('names the line of a mistyped data_source rather than missing it', () => {
    const definition = parseDefinition(
      'name: a\nconnection: b\nobjectType: c\nmapping: |\n  key:id=Id\n  config:data_sourc=employee\n',
      'e.yaml',
    );
    expect(faultOf(() => streamNameOf(definition, ['employee']))).toMatchObject({
      code: 'import/unknown-setting',
      message: expect.stringMatching(/"e\.yaml, line 6": .*"data_sourc"\. Did you mean "data_source"/),
    });
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

  it.each<[string, ImportSource]>([
    ['connector', { ...SOURCE, connectorId: 'other' }],
    ['account', { ...SOURCE, account: { ...SOURCE.account, key: 'other' } }],
    ['host', { ...SOURCE, account: { ...SOURCE.account, hosts: ['other.example.invalid'] } }],
  ])('has another hash for another %s: no position of the one means anything in the other', (_, other) => {
    const hash = (source: ImportSource) => resolveWith(define(), STREAM, source).definitionHash;
    expect(hash(other)).not.toBe(hash(SOURCE));
    expect(hash({ ...SOURCE })).toBe(hash(SOURCE));
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
