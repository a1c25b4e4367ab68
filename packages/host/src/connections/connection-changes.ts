import type { JsonObject, Manifest } from '@onlink/core';
import { writePointer } from '@onlink/runtime';
import { type ConfigField, coerceText, configFields } from './config-fields.js';
import { connectionFault } from './connection-fault.js';

/** What an admin changes: texts by dotted field name. Secrets apart, because they come from elsewhere. */
export interface ConnectionChanges {
  readonly set?: { readonly [field: string]: string };
  readonly secrets?: { readonly [field: string]: string };
  /** Fields to empty. */
  readonly unset?: readonly string[];
}

/** What a connection holds: the configuration without secrets, and the secrets by pointer, in plain text. */
export interface ConnectionValues {
  readonly config: JsonObject;
  readonly secrets: { readonly [pointer: string]: string };
}

/**
 * Applies changes to what a connection holds. Nothing else changes.
 *
 * @throws a fault naming the field: unknown, of another type, or a secret where none belongs
 */
export function applyChanges(
  name: string,
  manifest: Manifest,
  held: ConnectionValues,
  changes: ConnectionChanges,
): ConnectionValues {
  const fields = configFields(manifest);
  let { config } = held;
  const secrets: { [pointer: string]: string } = { ...held.secrets };
  for (const [fieldName, text] of Object.entries(changes.set ?? {})) {
    const field = fieldNamed(name, fields, fieldName);
    if (field.secret) {
      throw connectionFault('config/secret-on-command-line', name, {
        reason: `"${fieldName}" is a secret and must not be written on a command line`,
        remedy: `Use --secret ${fieldName}=env:VARIABLE or --secret ${fieldName}=file:PATH`,
        pointer: field.pointer,
      });
    }
    const coerced = coerceText(text, field.schema);
    if ('expected' in coerced) {
      throw connectionFault('config/invalid', name, {
        reason: `"${fieldName}" must be ${coerced.expected}`,
        remedy: 'Correct the value',
        pointer: field.pointer,
      });
    }
    config = writePointer(config, field.pointer, coerced.value);
  }
  for (const [fieldName, text] of Object.entries(changes.secrets ?? {})) {
    const field = fieldNamed(name, fields, fieldName);
    if (!field.secret) {
      throw connectionFault('config/not-a-secret', name, {
        reason: `"${fieldName}" is not a secret`,
        remedy: `Use --set ${fieldName}=VALUE`,
        pointer: field.pointer,
      });
    }
    secrets[field.pointer] = text;
  }
  for (const fieldName of changes.unset ?? []) {
    const field = fieldNamed(name, fields, fieldName);
    if (field.secret) delete secrets[field.pointer];
    else config = writePointer(config, field.pointer, undefined);
  }
  return { config, secrets };
}

function fieldNamed(name: string, fields: readonly ConfigField[], fieldName: string): ConfigField {
  const field = fields.find((candidate) => candidate.name === fieldName);
  if (field !== undefined) return field;
  throw connectionFault('config/unknown-field', name, {
    reason: `it has no field "${fieldName}"`,
    remedy: `Use one of ${fields.map((known) => known.name).join(', ')}`,
  });
}
