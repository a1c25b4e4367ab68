import type { Action } from '../action.js';
import { API_VERSION } from '../api-version.js';
import { BRAND } from '../brand.js';
import type { Connector } from '../connector.js';
import type { JsonObject } from '../json.js';
import type { ActionDescription, Manifest, TriggerDescription } from '../manifest.js';
import type { Trigger } from '../trigger.js';
import { assertDefinition } from './assert-definition.js';
import { describeConfig } from './config-description.js';
import type { ConnectorDefinition } from './connector-definition.js';
import { describeSchema } from './json-schema.js';

/**
 * Declares a connector: works its manifest out of the definition, and refuses a definition that could not be kept.
 * It is inert, safe at import.
 *
 * @throws Error naming the field when a name is malformed, a secret is unguarded, or an action lacks `reconcile`
 */
export function defineConnector<Config, Client>(
  definition: ConnectorDefinition<Config, Client>,
): Connector<Config, Client> {
  assertDefinition(definition as ConnectorDefinition<unknown, unknown>);
  const { account, open, close, check, discover, source, actions, triggers, upgrade } = definition;
  return Object.freeze({
    [BRAND]: 'connector@1' as const,
    manifest: describe(definition as ConnectorDefinition<unknown, unknown>),
    config: definition.config.schema,
    account,
    open,
    check,
    ...(close && { close }),
    ...(discover && { discover }),
    ...(source && { source }),
    ...(actions && { actions }),
    ...(triggers && { triggers }),
    ...(upgrade && { upgrade }),
  });
}

function describe(definition: ConnectorDefinition<unknown, unknown>): Manifest {
  const { id, version, title, category, description, needs, config, auth, stateVersion } = definition;
  const manifest: Manifest = {
    id,
    version,
    title,
    category,
    ...(description === undefined ? {} : { description }),
    api: API_VERSION,
    needs: needs ?? [],
    config: describeConfig(config.schema, config.version),
    auth,
    stateVersion: stateVersion ?? 1,
    egress: definition.egress,
    checks: definition.checks,
    streams: definition.streams ?? [],
    actions: mapValues(definition.actions ?? {}, describeAction),
    triggers: mapValues(definition.triggers ?? {}, describeTrigger),
    templates: definition.templates ?? [],
  };
  return deepFreeze(JSON.parse(JSON.stringify(manifest)) as Manifest);
}

function describeAction(action: Action<unknown, unknown, unknown>, name: string): ActionDescription {
  return {
    title: action.title,
    effect: action.effect,
    retry: action.retry,
    input: describeSchema(action.input, 'input', `input of action "${name}"`),
    output: describeSchema(action.output, 'output', `output of action "${name}"`),
    options: Object.keys(action.options ?? {}).sort(),
  };
}

function describeTrigger(trigger: Trigger<unknown, unknown, unknown>, name: string): TriggerDescription {
  return {
    kind: trigger.kind,
    title: trigger.title,
    params: describeSchema(trigger.params, 'input', `params of trigger "${name}"`),
    event: describeSchema(trigger.event, 'output', `event of trigger "${name}"`),
    ...(trigger.kind === 'webhook' && {
      schemes: trigger.schemes,
      ...(trigger.secretFrom && { secretFrom: trigger.secretFrom }),
    }),
  };
}

function mapValues<Input, Output>(
  input: { readonly [name: string]: Input },
  map: (value: Input, name: string) => Output,
): { readonly [name: string]: Output } {
  return Object.fromEntries(Object.entries(input).map(([name, value]) => [name, map(value, name)]));
}

function deepFreeze<Value>(value: Value): Value {
  for (const child of Object.values(value as JsonObject)) {
    if (typeof child === 'object' && child !== null) deepFreeze(child);
  }
  return Object.freeze(value);
}
