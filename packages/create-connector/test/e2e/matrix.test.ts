import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';

const run = promisify(execFile);
const ROOT = fileURLToPath(new URL('../../../..', import.meta.url));
const BIN = fileURLToPath(new URL('../../bin/create-onlink-connector.mjs', import.meta.url));

/** Where the workspace has what a generated package installs. */
const LINKS = {
  '@onlink/core': 'packages/core',
  '@onlink/http': 'packages/http',
  '@onlink/testkit': 'packages/testkit',
  '@types/node': 'node_modules/@types/node',
  typescript: 'node_modules/typescript',
  vitest: 'node_modules/vitest',
  zod: 'packages/core/node_modules/zod',
} as const;

/** Every scheme, and every number of streams and effect of an action, at least once. */
const COMBINATIONS: readonly (readonly [auth: string, streams: string, actions: string])[] = [
  ['none', 'none', 'none'],
  ['basic', 'employee', 'none'],
  ['bearer', 'none', 'sendInvoice'],
  ['header', 'employee,Cost_Center2', 'removeEmployee'],
  ['oauth1', 'class,status', 'addClass,changeStatus,delete,reset:update'],
];

let dir: string;
beforeAll(() => {
  dir = realpathSync(mkdtempSync(join(tmpdir(), 'onlink-matrix-')));
  for (const [name, source] of Object.entries(LINKS)) {
    const link = join(dir, 'node_modules', name);
    mkdirSync(dirname(link), { recursive: true });
    symlinkSync(realpathSync(join(ROOT, source)), link);
  }
});
afterAll(() => rmSync(dir, { recursive: true }));

async function generate([auth, streams, actions]: (typeof COMBINATIONS)[number]): Promise<string> {
  const target = join(dir, auth);
  // A title with whatever could end a text early in one of the files.
  const title = `O'Hara & "Sons" \${x} \\ \` */ ${auth}`;
  const flags = { id: `sample-${auth}`, title, auth, streams, actions };
  await run(process.execPath, [
    BIN,
    target,
    ...Object.entries(flags).flatMap(([flag, value]) => [`--${flag}`, value]),
  ]);
  return target;
}

async function inPackage(cwd: string, script: string, args: readonly string[]): Promise<string> {
  try {
    return (await run(process.execPath, [join(dir, 'node_modules', script), ...args], { cwd })).stdout;
  } catch (error) {
    const { stdout, stderr } = error as { readonly stdout: string; readonly stderr: string };
    throw new Error(`${script} ${args.join(' ')} failed in ${cwd}:\n${stdout}${stderr}`);
  }
}

it('writes packages that type-check, build and keep every rule of the kit, whatever is asked for', async () => {
  for (const combination of COMBINATIONS) {
    const target = await generate(combination);
    await inPackage(target, 'typescript/bin/tsc', ['-p', 'tsconfig.check.json']);
    await inPackage(target, 'typescript/bin/tsc', ['--noCheck']);
    await inPackage(target, '@onlink/testkit/bin/onlink-manifest.mjs', ['build']);
  }
  const { failed, passed, files } = await judge();
  expect(failed).toEqual([]);
  expect(files).toBe(COMBINATIONS.length);
  expect(passed).toBeGreaterThan(100);
});

async function judge() {
  const file = join(dir, 'report.json');
  // Its exit code says what the report says better.
  const ended = await inPackage(dir, 'vitest/vitest.mjs', ['run', '--reporter=json', `--outputFile=${file}`])
    .then(() => undefined)
    .catch((error: unknown) => error);
  const { testResults } = JSON.parse(readFileSync(file, 'utf8')) as {
    readonly testResults: readonly {
      readonly message: string;
      readonly assertionResults: readonly {
        readonly status: string;
        readonly failureMessages: readonly string[];
      }[];
    }[];
  };
  const results = testResults.flatMap(({ assertionResults }) => assertionResults);
  const failed = [
    ...testResults.map(({ message }) => message).filter((message) => message !== ''),
    ...results.flatMap(({ failureMessages }) => failureMessages.map((text) => text.split('\n', 1)[0])),
  ];
  if (ended !== undefined && failed.length === 0) throw ended;
  const passed = results.filter(({ status }) => status === 'passed').length;
  return { failed, passed, files: testResults.length };
}
