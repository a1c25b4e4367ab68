import { readFile } from 'node:fs/promises';
import { InvalidArgumentError } from 'commander';
import { inputFault } from '../output/faults.js';

/** Texts by field name. */
export interface Values {
  readonly [field: string]: string;
}

const FIELD = '[A-Za-z][\\w.-]*';

/** Takes one `key=value`. Nothing of a wrong one is repeated: it may be a secret. */
export function keyValue(text: string, before: Values = {}): Values {
  const [, key, value] = new RegExp(`^(${FIELD})=([\\s\\S]*)$`).exec(text) ?? [];
  if (key === undefined || value === undefined) throw new InvalidArgumentError('Write it as key=value.');
  return { ...before, [key]: value };
}

/** Takes one `key=env:VARIABLE` or `key=file:PATH`; the secret itself on a command line is refused. */
export function secretSource(text: string, before: Values = {}): Values {
  const [, key, source] = new RegExp(`^(${FIELD})=((?:env|file):.+)$`).exec(text) ?? [];
  if (key === undefined || source === undefined) {
    throw new InvalidArgumentError(
      'Write it as key=env:VARIABLE or key=file:PATH, because others can read what stands on a command line.',
    );
  }
  return { ...before, [key]: source };
}

/** Reads the secrets from where they are. One line break at the end of a file is not part of one. */
export async function readSecrets(sources: Values): Promise<Values> {
  const secrets: Record<string, string> = {};
  for (const [field, source] of Object.entries(sources)) {
    const place = source.slice(source.indexOf(':') + 1);
    secrets[field] = source.startsWith('env:') ? fromEnvironment(field, place) : await fromFile(field, place);
  }
  return secrets;
}

function fromEnvironment(field: string, variable: string): string {
  const text = process.env[variable];
  if (text !== undefined && text !== '') return text;
  throw inputFault(
    'cli/secret-missing',
    `Failed to read secret "${field}": the environment variable "${variable}" is ${text === '' ? 'empty' : 'not set'}. Set it and run the command again.`,
  );
}

async function fromFile(field: string, path: string): Promise<string> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    const { code = 'unknown error' } = error as NodeJS.ErrnoException;
    throw inputFault(
      'cli/secret-missing',
      `Failed to read secret "${field}": the file "${path}" cannot be read (${code}). Check the path and its rights.`,
    );
  }
  const secret = text.replace(/\r?\n$/, '');
  if (secret !== '') return secret;
  throw inputFault(
    'cli/secret-missing',
    `Failed to read secret "${field}": the file "${path}" is empty. Put the secret there and run the command again.`,
  );
}
