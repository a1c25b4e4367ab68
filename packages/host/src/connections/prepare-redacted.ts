import { type Connector, isFault, type JsonObject } from '@onlink/core';
import { createRedactor, prepareConfig, type Redactor, readPointer, redactFault } from '@onlink/runtime';

/** A configuration ready for `open`, and what takes its secrets out of texts. */
export interface RedactedConfig {
  readonly config: unknown;
  readonly redactor: Redactor;
}

/**
 * Prepares a configuration, with a redactor that knows its secrets both as entered and as the connector's schema made
 * them.
 *
 * @throws a fault `config/invalid`; a validator that quotes its whole input shows no secret either
 */
export async function prepareRedacted(
  connector: Connector<unknown, unknown>,
  raw: JsonObject,
  connectionName: string,
): Promise<RedactedConfig> {
  const entered = connector.manifest.config.secrets.map((pointer) => readPointer(raw, pointer));
  const redactor = createRedactor(entered.filter((secret) => typeof secret === 'string'));
  try {
    const { config, secretTexts } = await prepareConfig(connector, raw, connectionName);
    secretTexts.forEach(redactor.add);
    return { config, redactor };
  } catch (thrown) {
    throw isFault(thrown) ? redactFault(thrown, redactor) : thrown;
  }
}
