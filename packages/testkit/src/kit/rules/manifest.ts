import { isFault, type JsonObject, type Manifest } from '@onlink/core';
import { assertCompatible, assertSameManifest, parseManifest, readPointer } from '@onlink/runtime';
import { type Rule, RuleBroken } from '../rule.js';
import { KIT_API } from '../subject.js';

const MANIFEST: Rule = {
  id: 'manifest-equals-code',
  title: 'is what its manifest says',
  async judge({ plugin, options, open }) {
    const mend = 'Make the manifest by defineConnector, and build it again by "onlink-manifest build"';
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
        if (names === code) continue;
        throw new RuleBroken(
          'manifest-equals-code',
          `its manifest lists ${what} "${names}" and its code "${code}"`,
          mend,
        );
      }
    } catch (thrown) {
      if (!isFault(thrown)) throw thrown;
      throw new RuleBroken('manifest-equals-code', thrown.message.replace(/\.$/, ''), mend);
    }
  },
};

/** Words in the name of a field that holds a secret. */
const SECRET_NAME = /secret|password|passphrase|private_?key|api_?key|token(?!_?(url|id))|credential/i;

const SECRET_FIELDS: Rule = {
  id: 'secrets-are-marked',
  title: 'marks every secret of its configuration',
  async judge({ plugin, options, open }) {
    const { secrets, schema } = plugin.manifest.config;
    const { remote } = await open();
    for (const pointer of secrets) {
      const value = readPointer(remote.config, pointer);
      if (value === undefined || (typeof value === 'string' && value.length > 8)) continue;
      throw new Error(
        `Failed to judge secrets: the remote's config has no text of more than 8 characters at "${pointer}". Give it one.`,
      );
    }
    const names = Object.keys((schema['properties'] as JsonObject | undefined) ?? {});
    const unmarked = names.find((name) => SECRET_NAME.test(name) && !secrets.includes(`/${name}`));
    if (unmarked === undefined || options.skip?.some(({ rule }) => rule === 'secrets-are-marked')) return;
    throw new RuleBroken(
      'secrets-are-marked',
      `field "${unmarked}" of the configuration has the name of a secret and is not marked as one`,
      'Wrap its schema into secret(), or give it another name',
    );
  },
};

const FORM: Rule = {
  id: 'renders-from-manifest',
  title: 'can be shown to people from its manifest alone',
  async judge({ plugin }) {
    const { manifest } = plugin;
    const unnamed = unnamedPlaces(manifest);
    if (unnamed.length === 0) return;
    throw new RuleBroken(
      'renders-from-manifest',
      `${unnamed.length} places have no words for people: ${unnamed.slice(0, 5).join(', ')}${unnamed.length > 5 ? ', …' : ''}`,
      'Give each field of configuration, params and inputs a title or a description, by .meta({ title }) or .describe()',
    );
  },
};

function unnamedPlaces({ config, title, checks, streams, actions, triggers }: Manifest): string[] {
  const fields: readonly (readonly [place: string, schema: JsonObject | undefined])[] = [
    ['config', config.schema],
    ...streams.map(({ name, params }) => [`streams.${name}.params`, params] as const),
    ...Object.entries(actions).map(([name, { input }]) => [`actions.${name}.input`, input] as const),
    ...Object.entries(triggers).map(([name, { params }]) => [`triggers.${name}.params`, params] as const),
  ];
  return [
    ...(title.trim() === '' ? ['title'] : []),
    ...checks.filter((check) => check.title.trim() === '').map(({ id }) => `checks.${id}`),
    ...Object.entries(actions)
      .filter(([, action]) => action.title.trim() === '')
      .map(([name]) => `actions.${name}`),
    ...fields.flatMap(([place, schema]) => unnamedFields(place, schema)),
  ];
}

function unnamedFields(place: string, schema: JsonObject | undefined): string[] {
  const properties = (schema?.['properties'] ?? {}) as { readonly [name: string]: JsonObject };
  return Object.entries(properties)
    .filter(([, field]) => !field['title'] && !field['description'])
    .map(([name]) => `${place}.${name}`);
}

/** What can be said of a connector from its manifest. */
export const MANIFEST_RULES: readonly Rule[] = [MANIFEST, SECRET_FIELDS, FORM];
