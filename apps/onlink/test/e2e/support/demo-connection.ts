import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Finished, mustRunOnlink, type RunOptions } from './run-onlink.js';

/** What a mock NetSuite says of itself when it listens. */
export interface MockAccess {
  readonly url: string;
  readonly credentials: {
    readonly accountId: string;
    readonly consumerKey: string;
    readonly consumerSecret: string;
    readonly tokenId: string;
    readonly tokenSecret: string;
  };
}

const SECRETS = ['consumerKey', 'consumerSecret', 'tokenId', 'tokenSecret'] as const;

/** The arguments and environment that give a connection these credentials. */
function connectionArguments({ url, credentials }: MockAccess): {
  readonly args: readonly string[];
  readonly env: { readonly [name: string]: string };
} {
  const secrets = SECRETS.flatMap((name) => ['--secret', `${name}=env:TEST_${name}`]);
  return {
    args: ['--set', `accountId=${credentials.accountId}`, '--set', `baseUrl=${url}`, ...secrets],
    env: Object.fromEntries(SECRETS.map((name) => [`TEST_${name}`, credentials[name]])),
  };
}

/** Adds a connection of this name to a data directory. */
export async function addConnection(
  name: string,
  access: MockAccess,
  { extraArgs = [], ...options }: RunOptions & { readonly extraArgs?: readonly string[] },
): Promise<Finished> {
  const { args, env } = connectionArguments(access);
  return mustRunOnlink(['connection', 'add', name, '--connector', 'netsuite', ...args, ...extraArgs], {
    ...options,
    env: { ...options.env, ...env },
  });
}

/** Gives a connection of this name another remote and other credentials. */
export async function changeConnection(
  name: string,
  access: MockAccess,
  options: RunOptions,
): Promise<Finished> {
  const { args, env } = connectionArguments(access);
  return mustRunOnlink(['connection', 'set', name, ...args], { ...options, env: { ...options.env, ...env } });
}

/** Writes an import of employees, by key, name, mail and references, and returns the file. */
export async function writeEmployeesImport(dir: string, extraLines: readonly string[] = []): Promise<string> {
  const file = join(dir, 'employees.yaml');
  const lines = [
    'config:data_source=employee',
    'key:id=NetSuite ID',
    'map:firstname=First Name',
    'map:lastname=Last Name',
    'map:email=Email',
    'map:department.name=Department',
    'map:supervisor.id=Manager',
    'map:hiredate=Start Date',
    'map:isinactive=Inactive',
    ...extraLines,
  ];
  const mapping = lines.map((line) => `  ${line}\n`).join('');
  await writeFile(file, `name: employees\nconnection: demo\nobjectType: Employee\nmapping: |\n${mapping}`);
  return file;
}
