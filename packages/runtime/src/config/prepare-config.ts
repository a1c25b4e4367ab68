import {
  type Connector,
  createFault,
  createSecret,
  type Fault,
  type JsonObject,
  type SchemaIssue,
} from '@onlink/core';
import { chosenConfig } from './chosen-config.js';
import { pointerOf, readPointer, writePointer } from './pointer.js';

/** A configuration ready for `open`, and its secrets in plain text, for the redactor and nobody else. */
export interface PreparedConfig {
  readonly config: unknown;
  readonly secretTexts: readonly string[];
}

/**
 * Validates a raw configuration, without what belongs to alternatives that were not chosen, with the connector's own schema,
 * then puts a `Secret` at each secret pointer.
 *
 * @throws a fault `config/invalid` that names the field. The validator's message is left out for a secret field: it may
 * quote the value.
 */
export async function prepareConfig(
  connector: Connector<unknown, unknown>,
  raw: JsonObject,
  connectionName: string,
): Promise<PreparedConfig> {
  const { manifest } = connector;
  const result = await connector.config['~standard'].validate(chosenConfig(manifest.config.schema, raw));
  if (result.issues !== undefined)
    throw invalidConfig(result.issues, manifest.config.secrets, connectionName);
  let config = result.value as JsonObject;
  const secretTexts: string[] = [];
  for (const pointer of manifest.config.secrets) {
    const text = readPointer(config, pointer);
    if (typeof text !== 'string') continue;
    secretTexts.push(text);
    config = writePointer(config, pointer, createSecret(text));
  }
  return { config, secretTexts };
}

function invalidConfig(
  issues: readonly SchemaIssue[],
  secrets: readonly string[],
  connectionName: string,
): Fault {
  const problems = issues.map((issue) => {
    const names = (issue.path ?? []).map((entry) => String(typeof entry === 'object' ? entry.key : entry));
    const pointer = pointerOf(names);
    const text = secrets.includes(pointer) ? 'is missing or not of the expected form' : issue.message;
    return { pointer, text: `${names.join('.') || 'the configuration'}: ${text.replace(/\.$/, '')}` };
  });
  const first = problems[0];
  return createFault({
    blame: 'config',
    scope: 'connection',
    retry: 'after-fix',
    effect: 'none',
    code: 'config/invalid',
    message: `Failed to configure connection "${connectionName}": ${problems.map(({ text }) => text).join('; ')}. Correct it and try again.`,
    ...(first === undefined
      ? {}
      : { fix: { pointer: first.pointer, text: 'Correct this field of the connection.' } }),
  });
}
