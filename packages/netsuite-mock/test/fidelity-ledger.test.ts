import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { DEFAULT_SWITCHES } from '../src/index.js';

const PACKAGE = new URL('../', import.meta.url);
const LEDGER = readFileSync(new URL('FIDELITY.md', PACKAGE), 'utf8');

/** Rows of every table as their cells: behaviour, source, test, status, and the switch where the table has one. */
const ROWS = LEDGER.split('\n')
  .filter((line) => line.startsWith('| ') && !/^\| (behaviour |-)/.test(line))
  .map((line) =>
    line
      .slice(1, -1)
      .split(/(?<!\\)\|/)
      .map((cell) => cell.trim()),
  );

const testsOf = (cell: string): readonly string[] =>
  cell
    .split(', ')
    .map((name) => name.replace(/ .*$/, ''))
    .filter((name) => name !== '' && name !== 'none')
    .map((name) => (name.includes('/') ? name : `test/compliance/${name}.test.ts`));

describe('the fidelity ledger', () => {
  it('names tests that exist', () => {
    const named = ROWS.flatMap(([, , tests = '']) => testsOf(tests));
    expect(named.filter((path) => !existsSync(new URL(path, PACKAGE)))).toEqual([]);
  });

  it('names every compliance test', () => {
    const named = new Set(ROWS.flatMap(([, , tests = '']) => testsOf(tests)));
    const files = readdirSync(new URL('test/compliance', PACKAGE)).map((name) => `test/compliance/${name}`);
    expect(files.filter((path) => !named.has(path))).toEqual([]);
  });

  it('says of every assumed behaviour on the wire which switch turns it, and of every switch what it turns', () => {
    const wire = ROWS.filter((cells) => cells.length === 5);
    const unsaid = wire.filter(([, , , status = '', by = '']) => status.includes('assumed') && by === '');
    expect(unsaid).toEqual([]);
    const switches = wire.map(([, , , , by = '']) => by).join(' ');
    for (const name of Object.keys(DEFAULT_SWITCHES)) expect(switches).toContain(`\`${name}\``);
  });

  it('has a public source for whatever it calls documented', () => {
    const documented = ROWS.filter(([, , , status = '']) => status.startsWith('documented'));
    expect(documented.length).toBeGreaterThan(10);
    for (const [behaviour, source = ''] of documented)
      expect(source, behaviour).toMatch(/https:\/\/|^the same/);
  });
});
