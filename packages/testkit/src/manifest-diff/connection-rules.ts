import type { AuthBinding, CheckDescription, Manifest, Template } from '@onlink/core';
import { pointerOf } from '@onlink/runtime';
import { type Aspect, aspect, type Entry } from './aspect.js';
import { beside, type Kind, listOf, sideOf, wordsOf } from './entries.js';
import { covers, isFromConfig } from './host-patterns.js';
import { hasField } from './schema-shape.js';

const AUTH: Kind<AuthBinding> = {
  key: 'auth',
  noun: 'sign-in',
  items: ({ auth }) => auth.map((one) => [one.id, one]),
};
const CHECKS: Kind<CheckDescription> = {
  key: 'checks',
  noun: 'check',
  items: ({ checks }) => checks.map((check) => [check.id, check]),
};
const TEMPLATES: Kind<Template> = {
  key: 'templates',
  noun: 'template',
  items: ({ templates }) => templates.map((template) => [template.id, template]),
};

const OTHER = {
  on: 'any',
  impact: 'patch',
  say: () => 'says something else that nothing here relies on',
} as const;

/** A single value, or none. */
function single<Value>(at: string, name: string, pick: (manifest: Manifest) => Value | undefined) {
  return (manifest: Manifest): readonly Entry<Value>[] => {
    const value = pick(manifest);
    return value === undefined ? [] : [{ at, name, value }];
  };
}

function words(at: string, name: string, pick: (manifest: Manifest) => readonly string[]) {
  return (manifest: Manifest): readonly Entry<string>[] =>
    pick(manifest).map((word) => ({ at: `${at}${pointerOf([word])}`, name, value: word }));
}

const KNOWN = [
  ...[
    'id',
    'version',
    'title',
    'category',
    'description',
    'api',
    'needs',
    'config',
    'auth',
    'stateVersion',
    'egress',
  ],
  ...['checks', 'streams', 'actions', 'triggers', 'templates'],
];

/** The rows on a connector as such and on its connections. */
export const CONNECTION_ASPECTS: readonly Aspect[] = [
  aspect(
    single('/id', 'the connector', ({ id }) => id),
    [
      {
        id: 'id-changed',
        on: 'changed',
        impact: 'breaking',
        say: ({ was, is }) => `was "${was}" and is now "${is}": connections name the old one`,
      },
    ],
  ),
  aspect(
    single('/title', 'the connector', ({ title }) => title),
    [{ id: 'title-changed', on: 'any', impact: 'patch', say: ({ is }) => `is now called "${is}"` }],
  ),
  aspect(
    single('/category', 'the connector', ({ category }) => category),
    [{ id: 'category-changed', on: 'any', impact: 'patch', say: ({ is }) => `is now listed under "${is}"` }],
  ),
  aspect(
    single('/description', 'the connector', ({ description }) => description),
    [{ id: 'description-changed', on: 'any', impact: 'patch', say: () => 'is described in other words' }],
  ),
  aspect(
    single('', 'the manifest', (manifest) => beside(manifest, KNOWN)),
    [{ id: 'other-changed', ...OTHER }],
  ),
  aspect(
    single('/api/major', 'the contract', ({ api }) => api.major),
    [
      {
        id: 'api-major-changed',
        on: 'changed',
        impact: 'breaking',
        say: ({ was, is }) => `is version ${is}, no longer ${was}: older hosts cannot load it`,
      },
    ],
  ),
  aspect(
    single('/api/minor', 'the contract', ({ api }) => api.minor),
    [
      {
        id: 'api-minor-raised',
        on: 'changed',
        when: ({ was, is }) => is > was,
        impact: 'addition',
        say: ({ was, is }) => `is minor ${is}, no longer ${was}`,
      },
      {
        id: 'api-minor-lowered',
        on: 'changed',
        impact: 'patch',
        say: ({ was, is }) => `is minor ${is}, no longer ${was}`,
      },
    ],
  ),
  aspect(
    words('/needs', 'the connector', ({ needs }) => needs),
    [
      {
        id: 'need-added',
        on: 'added',
        impact: 'breaking',
        say: ({ is }) => `needs the host feature "${is}": hosts without it refuse to load it`,
      },
      {
        id: 'need-removed',
        on: 'removed',
        impact: 'patch',
        say: ({ was }) => `no longer needs the host feature "${was}"`,
      },
    ],
  ),
  aspect(
    single('/stateVersion', 'the state', ({ stateVersion }) => stateVersion),
    [
      {
        id: 'state-version-raised',
        on: 'changed',
        when: ({ was, is }) => is > was,
        impact: 'addition',
        upgrade: 'state',
        say: ({ was, is }) => `is version ${is}, no longer ${was}`,
      },
      {
        id: 'state-version-lowered',
        on: 'changed',
        impact: 'breaking',
        say: ({ was, is }) => `goes back from version ${was} to ${is}: stored state cannot be read`,
      },
    ],
  ),
  aspect(
    single('/config/version', 'the configuration', ({ config }) => config.version),
    [
      {
        id: 'config-version-raised',
        on: 'changed',
        when: ({ was, is }) => is > was,
        impact: 'addition',
        upgrade: 'config',
        say: ({ was, is }) => `is version ${is}, no longer ${was}`,
      },
      {
        id: 'config-version-lowered',
        on: 'changed',
        impact: 'breaking',
        say: ({ was, is }) => `goes back from version ${was} to ${is}: stored connections cannot be read`,
      },
    ],
  ),
  aspect(
    words('/config/secrets', 'the configuration', ({ config }) => config.secrets),
    [
      {
        id: 'secret-added',
        on: 'added',
        when: ({ is, from }) => hasField(from.config.schema, is),
        impact: 'breaking',
        upgrade: 'config',
        say: ({ is }) => `keeps the field "${is}" as a secret, which is stored in the open so far`,
      },
      {
        id: 'secret-added-with-field',
        on: 'added',
        impact: 'addition',
        say: ({ is }) => `has a new secret "${is}"`,
      },
      {
        id: 'secret-removed',
        on: 'removed',
        when: ({ was, to }) => hasField(to.config.schema, was),
        impact: 'breaking',
        say: ({ was }) => `no longer keeps the field "${was}" as a secret`,
      },
      {
        id: 'secret-removed-with-field',
        on: 'removed',
        impact: 'breaking',
        say: ({ was }) => `has lost the secret "${was}"`,
      },
    ],
  ),
  aspect(
    single('/config', 'the configuration', ({ config }) => beside(config, ['version', 'schema', 'secrets'])),
    [{ id: 'config-other-changed', ...OTHER }],
  ),
  aspect(listOf(AUTH), [
    { id: 'auth-added', on: 'added', impact: 'addition', say: () => 'is new' },
    { id: 'auth-removed', on: 'removed', impact: 'breaking', say: () => 'is gone' },
  ]),
  aspect(
    sideOf(AUTH, 'scheme', ({ scheme }) => scheme),
    [
      {
        id: 'auth-scheme-changed',
        on: 'changed',
        impact: 'breaking',
        say: ({ was, is }) => `signs in by ${is}, no longer by ${was}`,
      },
    ],
  ),
  aspect(
    sideOf(AUTH, 'pointer', ({ pointer }) => pointer),
    [
      {
        id: 'auth-pointer-changed',
        on: 'changed',
        impact: 'breaking',
        upgrade: 'config',
        say: ({ was, is }) => `takes its credentials from "${is || '/'}", no longer from "${was || '/'}"`,
      },
    ],
  ),
  aspect(
    sideOf(AUTH, 'oauth', ({ oauth }) => oauth),
    [
      {
        id: 'auth-oauth-changed',
        on: 'any',
        impact: 'breaking',
        say: () => 'asks for other rights or at another address: everybody must sign in again',
      },
    ],
  ),
  aspect(
    sideOf(AUTH, 'other', (one) => beside(one, ['id', 'scheme', 'pointer', 'oauth'])),
    [{ id: 'auth-other-changed', ...OTHER }],
  ),
  aspect(
    words('/egress', 'the connector', ({ egress }) => egress),
    [
      {
        id: 'egress-narrowed',
        on: 'added',
        when: ({ is, from }) => covers(from.egress, is),
        impact: 'patch',
        say: ({ is }) => `names the host "${is}", which it could call before`,
      },
      {
        id: 'egress-added-by-config',
        on: 'added',
        when: ({ is }) => isFromConfig(is),
        impact: 'addition',
        say: ({ is }) => `may call the host that the field "${is.slice(1, -1)}" names`,
      },
      // Minor versions are taken without a person, and nobody but a person may let data go to another place.
      {
        id: 'egress-added',
        on: 'added',
        impact: 'breaking',
        say: ({ is }) => `may call the host "${is}": somebody must agree, and open the firewall`,
      },
      {
        id: 'egress-removed',
        on: 'removed',
        impact: 'patch',
        say: ({ was }) => `no longer calls the host "${was}"`,
      },
    ],
  ),
  aspect(listOf(CHECKS), [
    { id: 'check-added', on: 'added', impact: 'addition', say: () => 'is new' },
    {
      id: 'check-removed',
      on: 'removed',
      impact: 'breaking',
      say: () => 'is gone: what watches it finds nothing',
    },
  ]),
  aspect(
    sideOf(CHECKS, 'title', ({ title }) => title),
    [{ id: 'check-title-changed', on: 'changed', impact: 'patch', say: ({ is }) => `is now called "${is}"` }],
  ),
  aspect(
    wordsOf(CHECKS, 'unlocks', ({ unlocks }) => unlocks),
    [
      {
        id: 'check-unlock-added',
        on: 'added',
        impact: 'addition',
        say: ({ is }) => `must now hold for "${is}"`,
      },
      {
        id: 'check-unlock-removed',
        on: 'removed',
        impact: 'patch',
        say: ({ was }) => `need no longer hold for "${was}"`,
      },
    ],
  ),
  aspect(
    sideOf(CHECKS, 'other', (check) => beside(check, ['id', 'title', 'unlocks'])),
    [{ id: 'check-other-changed', ...OTHER }],
  ),
  aspect(listOf(TEMPLATES), [
    { id: 'template-added', on: 'added', impact: 'addition', say: () => 'is new' },
    {
      id: 'template-removed',
      on: 'removed',
      impact: 'addition',
      say: () => 'is gone: what was made from it stays',
    },
  ]),
  aspect(
    sideOf(TEMPLATES, 'content', ({ id: _, ...content }) => content),
    [{ id: 'template-changed', on: 'changed', impact: 'patch', say: () => 'starts new imports differently' }],
  ),
];
