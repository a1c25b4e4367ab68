import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { leaksIn, MARKED_WRONG } from './support/marked-secrets.js';
import { type Finished, mustRunOnlink, runOnlink } from './support/run-onlink.js';

let workDir: string;
beforeAll(async () => {
  workDir = await mkdtemp(join(tmpdir(), 'onlink-usage-'));
});
afterAll(() => rm(workDir, { recursive: true }));

const lines = (text: string): string[] => text.trimEnd().split('\n');

describe('wrong usage', () => {
  it.each([
    [['conection', 'list'], 'connection'],
    [['import', 'run'], 'file'],
    [['read', 'demo', 'employee', '--limit', 'many'], 'whole number'],
    [
      ['connection', 'add', 'x', '--connector', 'netsuite', '--secret', `tokenSecret=${MARKED_WRONG}`],
      'env:VARIABLE',
    ],
    [['connection', 'add', 'x', '--connector', 'netsuite', `--tokenSecret=${MARKED_WRONG}`], 'tokenSecret'],
    [[], '"onlink" takes a sub-command: one of connectors, connection, '],
    [['import'], '"onlink import" takes a sub-command: one of run, status.'],
    [['connection'], '"onlink connection" takes a sub-command: one of add, '],
  ])('%j exits 2 with one line that repeats no secret', async (args, says) => {
    const finished = await runOnlink(args, { dataDir: join(workDir, 'unused') });
    expect(finished).toMatchObject({ code: 2, stdout: '' });
    expect(lines(finished.stderr)).toEqual([expect.stringContaining(says)]);
    expect(leaksIn(finished.stderr)).toEqual([]);
  });

  it('is a fault in JSON with --json, also without any command', async () => {
    const { code, stdout } = await runOnlink(['--json'], { dataDir: join(workDir, 'unused') });
    expect(code).toBe(2);
    expect(JSON.parse(stdout)).toMatchObject({
      fault: { code: 'cli/usage', message: expect.stringContaining('one of connectors, ') },
    });
  });

  it('refuses a secret given by --set, and stores nothing', async () => {
    const dataDir = join(workDir, 'data');
    const set = ['--set', `tokenSecret=${MARKED_WRONG}`];
    const finished = await runOnlink(['connection', 'add', 'leaky', '--connector', 'netsuite', ...set], {
      dataDir,
    });
    expect(finished.code).toBe(1);
    expect(lines(finished.stderr)).toEqual([expect.stringContaining('--secret tokenSecret=env:')]);
    expect(leaksIn(finished.stdout + finished.stderr)).toEqual([]);
    const { stdout } = await mustRunOnlink(['connection', 'list', '--json'], { dataDir });
    expect(JSON.parse(stdout)).toEqual({ connections: [] });
  });
});

describe('help and version', () => {
  const told = async (...args: string[]): Promise<Finished> =>
    mustRunOnlink(args, { dataDir: join(workDir, 'unused') });

  it('are text, and one JSON document with --json', async () => {
    const version = (await told('--version')).stdout;
    expect(version).toMatch(/^\d+\.\d+\.\d+\n$/);
    expect(JSON.parse((await told('--version', '--json')).stdout)).toEqual({ version: version.trim() });
    const help = (await told('import', '--help')).stdout;
    expect(help).toContain('Usage: onlink import');
    expect(JSON.parse((await told('import', '--help', '--json')).stdout)).toEqual({ help });
  });

  it('show no default that says nothing', async () => {
    expect((await told('connection', 'set', '--help')).stdout).not.toContain('default');
  });
});

describe('connectors', () => {
  const plugin = async (dir: string, name: string): Promise<void> => {
    await mkdir(join(dir, name), { recursive: true });
    await writeFile(join(dir, name, 'package.json'), JSON.stringify({ name, onlink: {} }));
  };
  const list = (plugins: string, ...flags: string[]): Promise<Finished> =>
    runOnlink(['connectors', '--plugins', plugins, ...flags], { dataDir: join(workDir, 'unused') });

  it('says on stderr why each one is refused, and exits 1 where no other is there', async () => {
    const plugins = join(workDir, 'refused');
    await plugin(plugins, 'one');
    await plugin(plugins, 'two');
    const { code, stdout, stderr } = await list(plugins);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(lines(stderr)).toEqual([expect.stringContaining('"one"'), expect.stringContaining('"two"')]);
    const json = await list(plugins, '--json');
    expect(json.code).toBe(1);
    expect(JSON.parse(json.stdout)).toMatchObject({
      connectors: [],
      refused: [{ name: 'one' }, { name: 'two' }],
    });
  });

  it('exits 0 where there is none, and says how to get one', async () => {
    const plugins = join(workDir, 'empty');
    await mkdir(plugins);
    expect(await list(plugins)).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('No connector is installed'),
      stderr: '',
    });
  });

  it('lists what works on stdout, and on stderr what does not', async () => {
    const dataDir = join(workDir, 'mixed');
    await plugin(join(dataDir, 'plugins'), 'bad');
    const { code, stdout, stderr } = await runOnlink(['connectors'], { dataDir });
    expect(code).toBe(0);
    expect(stdout).toMatch(/^netsuite /m);
    expect(lines(stderr)).toEqual([expect.stringContaining('"bad"')]);
  });
});
