import { describe, expect, it } from 'vitest';
import { aManifest, type Edits, first } from '../../test/a-manifest.js';
import { CONNECTION_ASPECTS } from './connection-rules.js';
import { diffManifests } from './diff-manifests.js';
import type { Impact } from './difference.js';
import { OPERATION_ASPECTS } from './operation-rules.js';

const PERSON = first(aManifest().streams);
const { 'create-person': CREATE } = aManifest().actions;
const { hired: HIRED } = aManifest().triggers;

/** A row of the table: its id, its impact, and what the newer manifest changes; or the older one instead. */
type Case = readonly [rule: string, impact: Impact, newer: Edits, older?: Edits];

const CASES: readonly Case[] = [
  ['id-changed', 'breaking', { '/id': 'other' }],
  ['title-changed', 'patch', { '/title': 'Other' }],
  ['category-changed', 'patch', { '/category': 'ERP' }],
  ['description-changed', 'patch', { '/description': undefined }],
  ['other-changed', 'patch', { '/more': 1 }],
  ['api-major-changed', 'breaking', { '/api/major': 2 }],
  ['api-minor-raised', 'addition', { '/api/minor': 3 }],
  ['api-minor-lowered', 'patch', { '/api/minor': 1 }],
  ['need-added', 'breaking', { '/needs/1': 'browser' }],
  ['need-removed', 'patch', { '/needs': [] }],
  ['state-version-raised', 'addition', { '/stateVersion': 3 }],
  ['state-version-lowered', 'breaking', { '/stateVersion': 1 }],
  ['config-version-raised', 'addition', { '/config/version': 3 }],
  ['config-version-lowered', 'breaking', { '/config/version': 1 }],
  ['config-other-changed', 'patch', { '/config/more': 1 }],
  ['secret-added', 'breaking', { '/config/secrets/1': '/account' }],
  ['secret-added-with-field', 'addition', { '/config/secrets/1': '/new' }],
  ['secret-removed', 'breaking', { '/config/secrets': [] }],
  ['secret-removed-with-field', 'breaking', {}, { '/config/secrets/1': '/old' }],
  ['auth-added', 'addition', { '/auth/1': { id: 'b', scheme: 'basic', pointer: '' } }],
  ['auth-removed', 'breaking', { '/auth': [] }],
  ['auth-scheme-changed', 'breaking', { '/auth/0/scheme': 'basic' }],
  ['auth-pointer-changed', 'breaking', { '/auth/0/pointer': '' }],
  ['auth-oauth-changed', 'breaking', { '/auth/0/oauth': undefined }],
  ['auth-other-changed', 'patch', { '/auth/0/more': 1 }],
  ['egress-narrowed', 'patch', { '/egress/2': 'api.sample.invalid' }],
  ['egress-added-by-config', 'addition', { '/egress/2': '{/proxy}' }],
  ['egress-added', 'breaking', { '/egress/2': 'sample.invalid' }],
  ['egress-removed', 'patch', { '/egress': ['*.sample.invalid'] }],
  ['check-added', 'addition', { '/checks/1': { id: 'reach', title: 'Reach', unlocks: [] } }],
  ['check-removed', 'breaking', { '/checks': [] }],
  ['check-title-changed', 'patch', { '/checks/0/title': 'Other' }],
  ['check-unlock-added', 'addition', { '/checks/0/unlocks/1': 'create-person' }],
  ['check-unlock-removed', 'patch', { '/checks/0/unlocks': [] }],
  ['check-other-changed', 'patch', { '/checks/0/more': 1 }],
  ['template-added', 'addition', { '/templates/1': { id: 'b', title: 'B' } }],
  ['template-removed', 'addition', { '/templates': [] }],
  ['template-changed', 'patch', { '/templates/0/mapping': 'key:name=ID' }],
  ['stream-added', 'addition', { '/streams/1': { ...PERSON, name: 'team' } }],
  ['stream-removed', 'breaking', { '/streams': [] }],
  ['stream-title-changed', 'patch', { '/streams/0/title': 'Staff' }],
  ['stream-key-changed', 'breaking', { '/streams/0/key': ['name'] }],
  ['stream-deletes-started', 'breaking', {}, { '/streams/0/deletes': 'unknown' }],
  ['stream-deletes-stopped', 'breaking', { '/streams/0/deletes': 'unknown' }],
  ['stream-deletes-found-otherwise', 'addition', { '/streams/0/deletes': 'reported' }],
  ['stream-cursor-added', 'addition', {}, { '/streams/0/cursor': undefined }],
  ['stream-cursor-removed', 'breaking', { '/streams/0/cursor': undefined }],
  ['stream-cursor-field-changed', 'breaking', { '/streams/0/cursor/field': 'made' }],
  ['stream-cursor-changed', 'patch', { '/streams/0/cursor/grainMs': 1 }],
  ['stream-made-dynamic', 'breaking', { '/streams/0/dynamic': true }],
  ['stream-made-fixed', 'addition', {}, { '/streams/0/dynamic': true }],
  ['stream-other-changed', 'patch', { '/streams/0/more': 1 }],
  ['action-added', 'addition', { '/actions/b': CREATE }],
  ['action-removed', 'breaking', { '/actions': {} }],
  ['action-title-changed', 'patch', { '/actions/create-person/title': 'Other' }],
  ['action-effect-changed', 'breaking', { '/actions/create-person/effect': 'upsert' }],
  ['action-retry-stopped', 'breaking', { '/actions/create-person/retry': 'never' }],
  ['action-retry-changed', 'addition', { '/actions/create-person/retry': 'reconcile' }],
  ['action-options-added', 'addition', { '/actions/create-person/options/1': 'name' }],
  ['action-options-removed', 'addition', { '/actions/create-person/options': [] }],
  ['action-other-changed', 'patch', { '/actions/create-person/more': 1 }],
  ['trigger-added', 'addition', { '/triggers/b': HIRED }],
  ['trigger-removed', 'breaking', { '/triggers': {} }],
  ['trigger-title-changed', 'patch', { '/triggers/hired/title': 'Other' }],
  ['trigger-kind-changed', 'breaking', { '/triggers/hired/kind': 'poll' }],
  ['trigger-scheme-added', 'addition', { '/triggers/hired/schemes/1': { kind: 'custom' } }],
  ['trigger-scheme-removed', 'breaking', { '/triggers/hired/schemes': [] }],
  ['trigger-secret-from-changed', 'breaking', { '/triggers/hired/secretFrom': 'remote' }],
  ['trigger-other-changed', 'patch', { '/triggers/hired/more': 1 }],
];

describe('the rules on a manifest', () => {
  it.each(CASES.map(([rule, impact, newer, older = {}]) => [rule, impact, newer, older] as const))(
    '%s is %s',
    (rule, impact, newer, older) => {
      const { differences } = diffManifests(aManifest(older), aManifest(newer));
      expect(differences).toMatchObject([{ rule, impact }]);
      expect(first(differences).text).toMatch(/^\S.*\S$/);
    },
  );

  it.each(['myfiles.invalid', 'a.files.invalid', 'sample.invalid', '*.invalid', 'a.sample.invalid.other'])(
    'take the host %s for another one',
    (host) => {
      expect(diffManifests(aManifest(), aManifest({ '/egress/2': host })).due).toBe('major');
    },
  );

  it('have one test each', () => {
    const rules = [...CONNECTION_ASPECTS, ...OPERATION_ASPECTS].flatMap((one) => one.rules);
    expect(CASES.map(([rule]) => rule).sort()).toEqual([...rules].sort());
  });

  it('say a thing that is new or gone once, without its parts', () => {
    const without = aManifest({ '/streams': [] });
    expect(diffManifests(aManifest(), without).differences).toHaveLength(1);
    expect(diffManifests(without, aManifest()).differences).toHaveLength(1);
  });

  it('take a trigger that says that the host makes its secret for one that does not say it', () => {
    const said = aManifest({ '/triggers/hired/secretFrom': 'host' });
    expect(diffManifests(aManifest(), said).differences).toEqual([]);
  });

  it.each([
    ['/stateVersion', 'state'],
    ['/config/version', 'config'],
  ])('name what upgrade must carry over after a step of %s', (pointer, upgrade) => {
    expect(diffManifests(aManifest(), aManifest({ [pointer]: 3 })).differences).toMatchObject([{ upgrade }]);
  });
});
