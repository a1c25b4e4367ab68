// What `npm start` shows: the main job, done with the two commands a user has, as a user would.
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
/** @param {string} name */
const bin = (name) => join(root, 'node_modules', '.bin', name);
/** @param {string} name */
const relativeBin = (name) => join('node_modules', '.bin', name);
const EMPLOYEES = 5_000;
const CONNECTION = 'demo';
const IMPORTS = ['departments', 'locations', 'employees'];
/** The code of the fault that says there is no connection of that name. */
const NOT_THERE = 'config/no-such-connection';
const SECRETS = ['consumerKey', 'consumerSecret', 'tokenId', 'tokenSecret'];

const mock = await startMock();
process.once('SIGINT', () => stopMock().then(() => process.exit(130)));
try {
  process.exitCode = run(mock.credentials);
} finally {
  await stopMock();
}

/** Starts the mock NetSuite on a free port, and reads where it listens and its credentials from its one line. */
async function startMock() {
  console.log(`Starting a NetSuite in memory with ${EMPLOYEES.toLocaleString('en')} employees …`);
  const child = spawn(bin('netsuite-mock'), ['--port', '0', '--employees', String(EMPLOYEES), '--json'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const line = once(createInterface({ input: child.stdout }), 'line').then(([text]) => text);
  const ended = once(child, 'exit').then(() => undefined);
  const text = await Promise.race([line, ended]);
  if (text === undefined) fail('the mock NetSuite ended before it listened');
  return { child, credentials: JSON.parse(text) };
}

async function stopMock() {
  if (mock.child.exitCode !== null) return;
  const ended = once(mock.child, 'exit');
  mock.child.kill('SIGTERM');
  await ended;
}

/** @param {Readonly<Record<string, string>>} credentials What the mock announced. */
function run(credentials) {
  const { url, accountId } = credentials;
  const env = Object.fromEntries(SECRETS.map((name) => [environmentName(name), credentials[name]]));
  const secrets = SECRETS.flatMap((name) => ['--secret', `${name}=env:${environmentName(name)}`]);
  const settings = ['--set', `accountId=${accountId}`, '--set', `baseUrl=${url}`, ...secrets];

  console.log(`\n› Connecting to it as "${CONNECTION}", the four secrets encrypted`);
  const connected = connect(settings, env);
  if (connected !== 0) return connected;
  /** @type {readonly (readonly [title: string, args: readonly string[]])[]} */
  const steps = [
    ['Checking what it may do', ['check', CONNECTION]],
    [`Importing ${IMPORTS.join(', ')}`, ['import', 'run', ...IMPORTS.map(importFile)]],
    ['Ten of them', ['objects', 'Employee', '--limit', '10']],
  ];
  for (const [title, args] of steps) {
    console.log(`\n› ${title}`);
    const { status } = onlink(args, { env });
    if (status !== 0) return status ?? 1;
  }
  sayWhatNext();
  return 0;
}

/**
 * Points the connection of an earlier run at this mock, or adds it. Trying the first is quicker than asking: each command
 * opens the store anew.
 * @param {readonly string[]} settings
 * @param {NodeJS.ProcessEnv} env
 * @returns {number} The exit code.
 */
function connect(settings, env) {
  const set = onlink(['connection', 'set', CONNECTION, ...settings, '--json'], { env, quiet: true });
  if (set.status === 0) {
    console.log(`Changed connection "${CONNECTION}" of an earlier run: the mock is on another port now.`);
    return 0;
  }
  const { fault } = JSON.parse(set.stdout || '{}');
  if (fault?.code !== NOT_THERE) {
    console.error(fault?.message ?? `onlink ended with ${set.status}`);
    return set.status ?? 1;
  }
  return (
    onlink(['connection', 'add', CONNECTION, '--connector', 'netsuite', ...settings], { env }).status ?? 1
  );
}

/** @param {string} name */
function importFile(name) {
  return join('examples', 'netsuite', `${name}.yaml`);
}

/**
 * @param {readonly string[]} args
 * @param {{ env: NodeJS.ProcessEnv, quiet?: boolean }} options
 */
function onlink(args, { env, quiet = false }) {
  return spawnSync(bin('onlink'), args, {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: quiet ? ['ignore', 'pipe', 'ignore'] : 'inherit',
    encoding: 'utf8',
  });
}

function sayWhatNext() {
  const command = relativeBin('onlink');
  console.log(`
Done. What you saw is stored in .onlink; the NetSuite in memory has stopped. Try more:

  ${command} objects Employee --limit 3 --format json
  ${command} connectors
  ${command} import status examples/netsuite/employees.yaml

With a NetSuite that stays, in a second terminal (its credentials are the same every time):

  ${relativeBin('netsuite-mock')} --port 4010 --employees ${EMPLOYEES}
  ${command} connection set ${CONNECTION} --set baseUrl=http://127.0.0.1:4010
  ${command} discover ${CONNECTION} employee
  ${command} read ${CONNECTION} employee --limit 5

Your own NetSuite, your own connector: README.md says how to go on.`);
}

/** @param {string} field */
function environmentName(field) {
  return `DEMO_${field.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase()}`;
}

/**
 * @param {string} reason
 * @returns {never}
 */
function fail(reason) {
  console.error(`Failed to run the demo: ${reason}. Run "npm test" to find out what is broken.`);
  process.exit(1);
}
