import { isFault } from '@onlink/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDefinition } from './parse-definition.js';

const LINES = ['key:id=NetSuite ID', 'map:email=Email', 'config:data_source=employee'];

describe('an import file', () => {
  it('is read whole', () => {
    const text = anImport([
      ...LINES,
      '',
      '# managers',
      'map:supervisor.id=Manager|Name=${supervisor.name}',
      'filter:isinactive=F',
    ]);
    expect(parseDefinition(text, 'e.yaml')).toEqual({
      name: 'employees',
      connection: 'demo',
      objectType: 'Employee',
      file: 'e.yaml',
      lines: {
        key: { path: 'id', attribute: 'NetSuite ID', line: 5 },
        mappings: [
          { path: 'id', attribute: 'NetSuite ID', line: 5 },
          { path: 'email', attribute: 'Email', line: 6 },
          { path: 'supervisor.id', attribute: 'Manager', reference: 'Name=${supervisor.name}', line: 10 },
        ],
        config: [{ name: 'data_source', value: 'employee', line: 7 }],
        filters: [{ name: 'isinactive', value: 'F', line: 11 }],
      },
    });
  });

  it('takes any limit that is a whole number: what bounds it is for the host to say', () => {
    expect(parseDefinition(anImport([...LINES, 'config:data_limit=9999']), 'e.yaml').limit).toBe(9_999);
  });

  it('takes the smallest of the limits it names', () => {
    const text = `limit: 500\n${anImport([...LINES, 'config:data_limit=100'])}`;
    expect(parseDefinition(text, 'e.yaml').limit).toBe(100);
  });

  it.each<[string, string, string, number]>([
    ['a line with a dot for a colon', anImport([...LINES, 'map.user.apps=Apps']), 'import/unknown-line', 8],
    ['a misspelt keyword', anImport([...LINES, 'mapp:a=B']), 'import/unknown-line', 8],
    ['a line without an equals sign', anImport([...LINES, 'map:email']), 'import/malformed-line', 8],
    ['a line without a source', anImport([...LINES, 'map:=B']), 'import/malformed-line', 8],
    ['a line without a target', anImport([...LINES, 'map:a=']), 'import/malformed-line', 8],
    ['a bar with nothing behind it', anImport([...LINES, 'map:a=B|']), 'import/malformed-line', 8],
    ['an empty part of a path', anImport([...LINES, 'map:a..b=B']), 'import/malformed-path', 8],
    ['a second key', anImport([...LINES, 'key:email=Mail']), 'import/second-key', 8],
    ['an attribute filled twice', anImport([...LINES, 'map:phone=email']), 'import/said-twice', 8],
    ['a setting said twice', anImport([...LINES, 'config:data_source=department']), 'import/said-twice', 8],
    ['no key', anImport(['map:email=Email']), 'import/no-key', 5],
    ['a limit that is no number', `limit: many\n${anImport(LINES)}`, 'import/malformed-value', 1],
    ['a limit of nothing', anImport([...LINES, 'config:data_limit=0']), 'import/malformed-value', 8],
    ['a limit below nothing', anImport([...LINES, 'config:data_limit=-5']), 'import/malformed-value', 8],
    ['a limit with a fraction', anImport([...LINES, 'config:data_limit=1.5']), 'import/malformed-value', 8],
    ['a limit in words', anImport([...LINES, 'config:data_limit=many']), 'import/malformed-value', 8],
    ['an unknown key', `objecttype: X\n${anImport(LINES)}`, 'import/unknown-key', 1],
    ['a key said twice', `name: x\n${anImport(LINES)}`, 'import/malformed-yaml', 2],
    ['a key of a later version', `schedule: daily\n${anImport(LINES)}`, 'import/not-available', 1],
    ['an unknown mode', `mode: fast\n${anImport(LINES)}`, 'import/malformed-value', 1],
    ['a list where a text belongs', anImport(LINES).replace('demo', '[demo]'), 'import/malformed-value', 2],
    ['a folded mapping', anImport(LINES).replace('|', '>'), 'import/malformed-value', 4],
    ['a tab for an indent', 'name: a\n\tconnection: b', 'import/malformed-yaml', 2],
  ])('is refused for %s, naming the line', (_what, text, code, line) => {
    const fault = faultOf(text);
    expect(fault.code).toBe(code);
    expect(fault.message).toContain(`line ${line}"`);
    expect(fault.message).not.toContain('\n');
  });

  it.each([['name'], ['connection'], ['objectType'], ['mapping']])('is refused without %s', (key) => {
    const text = anImport(LINES).replace(new RegExp(`^${key}:.*$`, 'm'), '');
    expect(faultOf(text).code).toBe('import/missing-key');
  });

  it.each(['', 'just text', '- a\n- b', '"'])('is refused when it holds %j', (text) => {
    expect(faultOf(text).code).toMatch(/^import\//);
  });

  it('is never answered with anything but a definition or a fault on one line', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ maxLength: 40 })), fc.string({ maxLength: 200 }), (lines, text) => {
        for (const input of [anImport(lines), text]) {
          const fault = faultOrNothing(input);
          if (fault !== undefined) expect(fault.message).not.toMatch(/[\r\n]/);
        }
      }),
      { numRuns: 500 },
    );
  });
});

function anImport(lines: readonly string[]): string {
  const mapping = lines.map((line) => `  ${line}`).join('\n');
  return `name: employees\nconnection: demo\nobjectType: Employee\nmapping: |\n${mapping}\n`;
}

function faultOrNothing(text: string): { readonly code: string; readonly message: string } | undefined {
  try {
    parseDefinition(text, 'e.yaml');
    return undefined;
  } catch (error) {
    if (isFault(error)) return error;
    throw error;
  }
}

function faultOf(text: string): { readonly code: string; readonly message: string } {
  const fault = faultOrNothing(text);
  if (fault === undefined) throw new Error('nothing was refused');
  return fault;
}
