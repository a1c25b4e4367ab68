import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { setImmediate as turn } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { main } from './main.js';

let dir: string;
let said: { stdout: string; stderr: string };
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'onlink-create-'));
  said = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const) {
    vi.spyOn(process[name], 'write').mockImplementation((text) => {
      said[name] += String(text);
      return true;
    });
  }
});
afterEach(() => {
  vi.restoreAllMocks();
  rmSync(dir, { recursive: true });
});

const FLAGS = [
  '--id',
  'acme',
  '--title',
  'Acme',
  '--auth',
  'basic',
  '--streams',
  'employee',
  '--actions',
  'none',
];

const nobody = () => undefined;

/** A terminal on which a person types, each text when the question before it was answered. */
function aTerminal(typed: readonly (readonly [question: string, keys: string])[]) {
  const input = Object.assign(new PassThrough(), { isTTY: true, setRawMode: () => undefined });
  const output = Object.assign(new PassThrough(), { isTTY: true, columns: 200, rows: 50 });
  const waiting = [...typed];
  let shown = '';
  output.on('data', async (chunk) => {
    shown += String(chunk);
    const [next] = waiting;
    if (next === undefined || !shown.includes(next[0])) return;
    waiting.shift();
    shown = '';
    for (const key of next[1]) {
      await turn();
      input.write(key);
    }
  });
  return { input, output };
}

describe('the command', () => {
  it('writes what the flags say, and tells what comes next', async () => {
    const target = join(dir, 'acme');
    expect(await main([target, ...FLAGS], nobody)).toBe(0);
    expect(said.stderr).toBe('');
    expect(said.stdout).toMatch(
      /^Wrote onlink-connector-acme to .*: \d+ files\.\n[\s\S]*npm install\n {2}npm test\n/,
    );
    expect(JSON.parse(readFileSync(join(target, 'package.json'), 'utf8')).name).toBe('onlink-connector-acme');
  });

  it('takes what is proposed with --yes', async () => {
    expect(await main([join(dir, 'a'), '--yes', '--id', 'acme-hr', '--auth', 'none'], nobody)).toBe(0);
    expect(readFileSync(join(dir, 'a', 'src', 'connector.ts'), 'utf8')).toContain("title: 'Acme Hr'");
  });

  it.each<[string, readonly string[], RegExp]>([
    [
      'flags that are missing',
      ['--id', 'acme', '--auth', 'basic'],
      /nobody to ask for --title, --streams, --actions\./,
    ],
    ['--yes without an id', ['--yes'], /nobody to ask for --id\. Give it/],
    ['a bad id', ['--id', 'Not An Id', ...FLAGS.slice(2)], /--id "Not An Id": it must be/],
    ['an unknown scheme', ['--auth', 'magic'], /'magic' is invalid.*basic/],
    ['an unknown flag', ['--idd', 'x'], /unknown option '--idd'/],
    ['a name twice', [...FLAGS, '--streams', 'a,a'], /"a" is there twice/],
  ])('exits 2 for %s, in one line, and writes nothing', async (_, flags, message) => {
    expect(await main([join(dir, 'x'), ...flags], nobody)).toBe(2);
    expect(said.stderr).toMatch(message);
    expect(said.stderr).toMatch(/^create-onlink-connector: [^\n]*\n$/);
    expect(readdirSync(dir)).toEqual([]);
  });

  it('exits 1 for a folder that is not empty, before it asks anything', async () => {
    mkdirSync(join(dir, 'x'));
    writeFileSync(join(dir, 'x', 'mine.txt'), '');
    expect(await main([join(dir, 'x')], () => aTerminal([]))).toBe(1);
    expect(said.stderr).toMatch(/^create-onlink-connector: Failed to write folder [^\n]*not empty[^\n]*\n$/);
    expect(readdirSync(join(dir, 'x'))).toEqual(['mine.txt']);
  });

  it('asks on a terminal for what is missing, and checks each answer', async () => {
    const terminal = aTerminal([
      ['Id of the connector', 'Acme\r'],
      ['it must be lower-case', '\x7f\x7f\x7f\x7facme-hr\r'],
      ['Name of the system', '\r'],
      ['How it signs in', '\r'],
      ['Streams to read', 'none\r'],
    ]);
    expect(await main([join(dir, 'x'), '--actions', 'addEmployee'], () => terminal)).toBe(0);
    const connector = readFileSync(join(dir, 'x', 'src', 'connector.ts'), 'utf8');
    expect(connector).toContain("id: 'acme-hr'");
    expect(connector).toContain("title: 'Acme Hr'");
    expect(existsSync(join(dir, 'x', 'src', 'streams.ts'))).toBe(false);
    expect(readFileSync(join(dir, 'x', 'src', 'authenticate.ts'), 'utf8')).toContain("scheme: 'bearer'");
  });

  it('exits 130 when the person stops it, and writes nothing', async () => {
    expect(await main([join(dir, 'x')], () => aTerminal([['Id of the connector', '\x03']]))).toBe(130);
    expect(said.stderr).toBe('create-onlink-connector: Nothing was written.\n');
    expect(readdirSync(dir)).toEqual([]);
  });
});
