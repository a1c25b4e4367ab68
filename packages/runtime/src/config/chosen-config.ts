import type { Json, JsonObject } from '@onlink/core';

/**
 * A copy of a configuration without the fields of alternatives that were not chosen. A host keeps those, so that an admin
 * can go back to what was entered, and a connector, whose schema takes one alternative, never meets them. What no
 * alternative names stays, for the connector's schema to refuse.
 *
 * @param schema the manifest's JSON Schema of the configuration
 */
export function chosenConfig(schema: JsonObject, value: JsonObject): JsonObject {
  const alternatives = alternativesOf(schema);
  const chosen = alternatives.find((alternative) => isChosen(alternative, value));
  const own = { ...propertiesOf(schema), ...propertiesOf(chosen ?? {}) };
  const others =
    chosen === undefined ? [] : alternatives.flatMap((other) => Object.keys(propertiesOf(other)));
  const dropped = new Set(others.filter((name) => !(name in own)));
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name]) => !dropped.has(name))
      .map(([name, child]) => [name, isObject(child) ? chosenConfig(asObject(own[name]), child) : child]),
  );
}

/** Whether a value has the constants of an alternative, or leaves out those that it may. */
function isChosen(alternative: JsonObject, value: JsonObject): boolean {
  const required = [alternative['required'] ?? []].flat();
  const constants = Object.entries(propertiesOf(alternative)).filter(
    ([, child]) => 'const' in asObject(child),
  );
  return constants.every(([name, child]) =>
    name in value ? value[name] === asObject(child)['const'] : !required.includes(name),
  );
}

function alternativesOf(schema: JsonObject): readonly JsonObject[] {
  const listed = schema['oneOf'] ?? schema['anyOf'];
  return Array.isArray(listed) ? listed.map(asObject).filter(({ type }) => type === 'object') : [];
}

function propertiesOf(schema: JsonObject): JsonObject {
  return asObject(schema['properties']);
}

function asObject(value: Json | undefined): JsonObject {
  return isObject(value) ? value : {};
}

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
