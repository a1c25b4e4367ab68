import type { Json, JsonObject, Manifest } from '@onlink/core';

/** One field of a configuration, as an admin names it. */
export interface ConfigField {
  /** Dotted, as typed after `--set`: `accountId`, `auth.tokenId`. */
  readonly name: string;
  /** JSON pointer into the configuration. */
  readonly pointer: string;
  readonly title?: string;
  readonly description?: string;
  readonly secret: boolean;
  readonly required: boolean;
  /** The field's JSON Schema. */
  readonly schema: JsonObject;
}

/** Lists the fields of a manifest's configuration in the order in which the author wrote them. */
export function configFields(manifest: Manifest): ConfigField[] {
  const secrets = new Set(manifest.config.secrets);
  const fields = new Map<string, ConfigField>();
  const visit = (node: JsonObject, names: readonly string[], required: boolean): void => {
    for (const option of [node['oneOf'], node['anyOf']].flatMap((list) =>
      Array.isArray(list) ? list : [],
    )) {
      visit(option as JsonObject, names, false);
    }
    const properties = node['properties'] as { readonly [name: string]: JsonObject } | undefined;
    const needed = new Set((node['required'] as readonly string[] | undefined) ?? []);
    for (const [name, schema] of Object.entries(properties ?? {})) {
      const path = [...names, name];
      const isRequired = required && needed.has(name);
      if ('properties' in schema || 'oneOf' in schema) {
        visit(schema, path, isRequired);
        continue;
      }
      const pointer = `/${path.join('/')}`;
      const before = fields.get(pointer)?.schema;
      fields.set(pointer, {
        name: path.join('.'),
        pointer,
        ...(typeof schema['title'] === 'string' ? { title: schema['title'] } : {}),
        ...(typeof schema['description'] === 'string' ? { description: schema['description'] } : {}),
        secret: secrets.has(pointer),
        required: isRequired,
        schema: before === undefined ? schema : joined(before, schema),
      });
    }
  };
  visit(manifest.config.schema, [], true);
  return [...fields.values()];
}

/** A field of several alternatives takes what any of them takes: their constants are its choices. */
function joined(before: JsonObject, schema: JsonObject): JsonObject {
  const choices = [before, schema].flatMap(({ const: value, enum: values }) =>
    [value ?? [], values ?? []].flat(),
  );
  return choices.length === 0 ? schema : { ...schema, enum: [...new Set(choices)] };
}

/**
 * Reads a typed text as the schema's type: numbers, integers and booleans from their usual spelling, else the text.
 *
 * @returns the value, or what was expected instead
 */
export function coerceText(
  text: string,
  schema: JsonObject,
): { readonly value: Json } | { readonly expected: string } {
  switch (schema['type']) {
    case 'boolean':
      if (/^(true|false)$/i.test(text)) return { value: text.toLowerCase() === 'true' };
      return { expected: 'true or false' };
    case 'integer':
      return /^-?\d{1,15}$/.test(text) ? { value: Number(text) } : { expected: 'a whole number' };
    case 'number':
      return text.trim() !== '' && Number.isFinite(Number(text))
        ? { value: Number(text) }
        : { expected: 'a number' };
    default: {
      const choices = schema['enum'];
      if (!Array.isArray(choices) || choices.includes(text)) return { value: text };
      return { expected: `one of ${choices.join(', ')}` };
    }
  }
}
