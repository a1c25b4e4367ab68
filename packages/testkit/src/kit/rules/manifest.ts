import { isFault, type JsonObject, type Manifest } from '@onlink/core';
import {
  assertCompatible,
  assertSameManifest,
  formFields,
  parseManifest,
  readPointer,
} from '@onlink/runtime';
import { renderReference } from '../../manifest-docs/render-reference.js';
import { nameOf, type Rule } from '../rule.js';
import { KIT_API } from '../subject.js';

const MANIFEST: Rule = {
  id: 'manifest-equals-code',
  title: 'is what its manifest says',
  mend: 'Make the manifest by defineConnector, and build it again by "onlink-manifest build"',
  async judge({ plugin, options, open }) {
    const data = JSON.parse(JSON.stringify(plugin.manifest)) as Manifest;
    try {
      assertCompatible(parseManifest(data, data.id), KIT_API);
      const { connector } = await open();
      assertSameManifest(plugin.manifest, connector.manifest);
      if (options.manifestFile !== undefined) assertSameManifest(options.manifestFile, data);
      const { actions = {}, triggers = {}, source } = connector;
      const parts: readonly [what: string, said: object, there: object][] = [
        ['actions', data.actions, actions],
        ['triggers', data.triggers, triggers],
        ['streams', data.streams, source === undefined ? [] : data.streams],
      ];
      for (const [what, said, there] of parts) {
        const [names, code] = [Object.keys(said).sort().join(', '), Object.keys(there).sort().join(', ')];
        if (names !== code) return `its manifest lists ${what} "${names}" and its code "${code}"`;
      }
      return undefined;
    } catch (thrown) {
      if (!isFault(thrown)) throw thrown;
      return thrown.message.replace(/\.$/, '');
    }
  },
};

/** Words in the name of a field that holds a secret. */
const SECRET_NAME = /secret|password|passphrase|private_?key|api_?key|token(?!_?(url|id))|credential/i;

const SECRET_FIELDS: Rule = {
  id: 'secrets-are-marked',
  title: 'marks every secret of its configuration',
  mend: 'Wrap its schema into secret(), or give it another name',
  async judge({ plugin, open }) {
    const { secrets, schema } = plugin.manifest.config;
    const { remote } = await open();
    for (const pointer of secrets) {
      const value = readPointer(remote.config, pointer);
      if (value === undefined || (typeof value === 'string' && value.length > 8)) continue;
      throw new Error(`the remote's config has no text of more than 8 characters at "${pointer}"`);
    }
    const names = Object.keys((schema['properties'] as JsonObject | undefined) ?? {});
    const unmarked = names.find((name) => SECRET_NAME.test(name) && !secrets.includes(`/${name}`));
    return (
      unmarked && `field "${unmarked}" of the configuration has the name of a secret and is not marked as one`
    );
  },
};

const FORM: Rule = {
  id: 'renders-from-manifest',
  title: 'can be shown to people from its manifest alone',
  mend: 'Use in configuration, params and inputs only what a form can ask for, and give each field a title or a description, by .meta({ title }) or .describe()',
  async judge({ plugin }) {
    for (const [place, schema] of formSchemas(plugin.manifest)) {
      try {
        formFields(schema);
      } catch (thrown) {
        return `no form can be made of "${place}": ${nameOf(thrown)}`;
      }
    }
    if (renderReference(plugin.manifest).trim() === '') return 'its reference is empty';
    const unnamed = unnamedPlaces(plugin.manifest);
    if (unnamed.length === 0) return undefined;
    const some = `${unnamed.slice(0, 5).join(', ')}${unnamed.length > 5 ? ', …' : ''}`;
    return `${unnamed.length} ${unnamed.length === 1 ? 'place has' : 'places have'} no words for people: ${some}`;
  },
};

/** The schemas from which forms are made, by their place. */
function formSchemas({
  config,
  streams,
  actions,
  triggers,
}: Manifest): readonly (readonly [string, JsonObject])[] {
  return [
    ['config', config.schema],
    ...streams.map(({ name, params = {} }) => [`streams.${name}.params`, params] as const),
    ...Object.entries(actions).map(([name, { input }]) => [`actions.${name}.input`, input] as const),
    ...Object.entries(triggers).map(([name, { params }]) => [`triggers.${name}.params`, params] as const),
  ];
}

function unnamedPlaces(manifest: Manifest): string[] {
  const { title, checks, actions, triggers } = manifest;
  const titled: readonly (readonly [place: string, title: string])[] = [
    ['title', title],
    ...checks.map((check) => [`checks.${check.id}`, check.title] as const),
    ...Object.entries(actions).map(([name, action]) => [`actions.${name}`, action.title] as const),
    ...Object.entries(triggers).map(([name, trigger]) => [`triggers.${name}`, trigger.title] as const),
  ];
  return [
    ...titled.filter(([, text]) => text.trim() === '').map(([place]) => place),
    ...formSchemas(manifest).flatMap(([place, schema]) => unnamedFields(place, schema)),
  ];
}

function unnamedFields(place: string, schema: JsonObject): string[] {
  const properties = (schema['properties'] ?? {}) as { readonly [name: string]: JsonObject };
  return Object.entries(properties)
    .filter(([, field]) => !field['title'] && !field['description'])
    .map(([name]) => `${place}.${name}`);
}

const FLAT: Rule = {
  id: 'flat-inputs',
  title: 'takes in its actions only what an issue has: texts, dates, numbers, single choices',
  mend: 'Give each part of the input a field of its own, with a text, number, boolean or enum',
  appliesNot: ({ actions }) => (actions.length === 0 ? 'it has no actions' : undefined),
  async judge({ plugin }) {
    for (const [name, { input }] of Object.entries(plugin.manifest.actions)) {
      const properties = (input['properties'] ?? {}) as { readonly [field: string]: JsonObject };
      const nested = Object.entries(properties).find(([, schema]) => !isFlat(schema));
      if (nested !== undefined)
        return `action "${name}": field "${nested[0]}" of its input is no single value`;
    }
    return undefined;
  },
};

const FLAT_TYPES = new Set(['string', 'number', 'integer', 'boolean', 'null']);

function isFlat(schema: JsonObject): boolean {
  const alternatives = (schema['anyOf'] ?? schema['oneOf']) as readonly JsonObject[] | undefined;
  if (alternatives !== undefined) return alternatives.every(isFlat);
  const types = [schema['type'] ?? []].flat();
  const values = (schema['enum'] ?? ('const' in schema ? [schema['const']] : [])) as readonly unknown[];
  if (values.length > 0) return values.every((value) => typeof value !== 'object' || value === null);
  return types.length > 0 && types.every((type) => FLAT_TYPES.has(String(type)));
}

const UPGRADES: Rule = {
  id: 'upgrades-from-golden',
  title: 'brings stored data of every earlier version up to what it has now',
  mend: 'Write "upgrade" for each step, and put one stored value of each earlier version with what it must become into scenarios.upgrades',
  appliesNot: ({ plugin: { manifest }, options }) =>
    manifest.stateVersion === 1 && manifest.config.version === 1 && options.scenarios.upgrades === undefined
      ? 'it has no earlier version'
      : undefined,
  async judge({ plugin: { manifest }, options, open }) {
    const goldens = options.scenarios.upgrades ?? [];
    const versions = { config: manifest.config.version, state: manifest.stateVersion } as const;
    for (const [what, now] of Object.entries(versions)) {
      for (let version = 1; version < now; version += 1) {
        if (!goldens.some((golden) => golden.what === what && golden.fromVersion === version))
          return `no golden value of ${what} version ${version}, while it is at ${now}`;
      }
    }
    const { connector } = await open();
    for (const { what, fromVersion, stream, value, becomes } of goldens) {
      const before = JSON.stringify(value);
      const where = `${what} of version ${fromVersion}${stream === undefined ? '' : ` of stream "${stream}"`}`;
      if (connector.upgrade === undefined) return `${where}: it has no "upgrade"`;
      try {
        const upgraded = connector.upgrade({
          what,
          fromVersion,
          value,
          ...(stream !== undefined && { stream }),
        });
        if (JSON.stringify(value) !== before) return `${where}: "upgrade" changed the stored value itself`;
        if (!same(upgraded, becomes)) return `${where}: it became ${JSON.stringify(upgraded)}`;
      } catch (thrown) {
        return `${where}: ${nameOf(thrown)}`;
      }
    }
    return undefined;
  },
};

function same(left: unknown, right: unknown): boolean {
  return JSON.stringify(sorted(left)) === JSON.stringify(sorted(right));
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([left], [right]) => (left < right ? -1 : 1));
  return Object.fromEntries(entries.map(([name, child]) => [name, sorted(child)]));
}

/** What can be said of a connector from its manifest. */
export const MANIFEST_RULES: readonly Rule[] = [MANIFEST, SECRET_FIELDS, FORM, FLAT, UPGRADES];
