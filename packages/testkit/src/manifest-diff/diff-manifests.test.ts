import type { JsonObject, Manifest } from '@onlink/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aManifest, anObject, type Edits, first } from '../../test/a-manifest.js';
import { diffManifests } from './diff-manifests.js';
import type { Bump } from './difference.js';
import { nextVersion } from './version-step.js';

const text: JsonObject = { type: 'string' };
const rulesOf = (older: Edits, newer: Edits) =>
  diffManifests(aManifest(older), aManifest(newer)).differences.map(({ rule }) => rule);

describe('a diff of manifests', () => {
  it.each<[string, string, string]>([
    ['/streams/0/schema', 'stream-record/field-removed', '/streams/person/schema/extra'],
    ['/streams/0/params', 'stream-params/field-removed', '/streams/person/params/extra'],
    ['/actions/create-person/input', 'action-input/field-removed', '/actions/create-person/input/extra'],
    ['/actions/create-person/output', 'action-output/field-removed', '/actions/create-person/output/extra'],
    ['/triggers/hired/params', 'trigger-params/field-removed', '/triggers/hired/params/extra'],
    ['/triggers/hired/event', 'trigger-event/field-removed', '/triggers/hired/event/extra'],
  ])('looks into %s', (pointer, rule, at) => {
    const older = aManifest({ [`${pointer}/properties/extra`]: text });
    expect(diffManifests(older, aManifest()).differences).toMatchObject([{ impact: 'breaking', rule, at }]);
  });

  it('takes what is entered and what comes back for opposites', () => {
    const required = { '/actions/create-person/input/required': ['name', 'team'] };
    expect(diffManifests(aManifest(), aManifest(required)).due).toBe('major');
    expect(diffManifests(aManifest(required), aManifest()).due).toBe('minor');
    const promised = { '/triggers/hired/event/required': [] };
    expect(diffManifests(aManifest(), aManifest(promised)).due).toBe('major');
    expect(diffManifests(aManifest(promised), aManifest()).due).toBe('minor');
  });

  it('takes settings that appear, and are optional, for an addition', () => {
    expect(rulesOf({ '/streams/0/params': undefined }, {})).toEqual(['stream-params/field-added']);
  });

  it('asks for a step of config.version where stored connections no longer fit', () => {
    const narrower = { '/config/schema/required': ['account', 'key', 'region'] };
    const { differences } = diffManifests(aManifest(), aManifest(narrower));
    expect(differences).toMatchObject(
      [
        { rule: 'config/made-required', at: '/config/schema/region', upgrade: 'config' },
        { rule: 'config-version-kept', at: '/config/version', upgrade: 'config' },
      ].sort((left, right) => (left.at < right.at ? -1 : 1)),
    );
    expect(rulesOf({}, { ...narrower, '/config/version': 3 })).toEqual([
      'config/made-required',
      'config-version-raised',
    ]);
  });

  it('puts the worst first, and each in one line', () => {
    const { differences } = diffManifests(
      aManifest(),
      aManifest({ '/title': 'A\nB', '/streams': [], '/templates/1': { id: 'b', title: 'B' } }),
    );
    expect(differences.map(({ impact }) => impact)).toEqual(['breaking', 'addition', 'patch']);
    expect(differences.map((it) => it.text).join('')).not.toContain('\n');
  });

  it.each<[string, string, Bump, boolean, boolean, boolean]>([
    // from, to, the step made; enough for a patch, an addition, a breaking change
    ['1.2.3', '1.2.3', 'none', false, false, false],
    ['1.2.3', '1.2.4', 'patch', true, false, false],
    ['1.2.3', '1.3.0', 'minor', true, true, false],
    ['1.2.3', '2.0.0', 'major', true, true, true],
    ['1.2.3', '2.0.0-rc.1', 'major', true, true, true],
    ['2.0.0-rc.2', '2.0.0-rc.10', 'major', true, true, true],
    ['2.0.0-rc.1', '2.0.0', 'major', true, true, true],
    ['2.0.0', '2.0.0-rc.1', 'none', false, false, false],
    ['2.0.0-rc.10', '2.0.0-rc.2', 'none', false, false, false],
    ['1.2.3', '1.1.9', 'none', false, false, false],
    ['2.0.0', '1.9.9', 'none', false, false, false],
    ['0.1.0', '0.1.1', 'patch', true, true, false],
    ['0.1.0', '0.2.0', 'minor', true, true, true],
    ['0.9.0', '1.0.0', 'major', true, true, true],
  ])('from %s to %s is a step of %s', (from, to, made, ...enough) => {
    const changes: Edits[] = [
      { '/title': 'B' },
      { '/streams/1': { ...first(aManifest().streams), name: 'b' } },
      { '/id': 'b' },
    ];
    const diffs = changes.map((edits) =>
      diffManifests(aManifest({ '/version': from }), aManifest({ ...edits, '/version': to })),
    );
    expect(diffs.map((diff) => diff.made)).toEqual([made, made, made]);
    expect(diffs.map((diff) => diff.isEnough)).toEqual(enough);
    expect(diffManifests(aManifest({ '/version': from }), aManifest({ '/version': to })).isEnough).toBe(true);
  });

  it('finds the next version enough', () => {
    const older = aManifest({ '/version': '0.4.9' });
    const { due } = diffManifests(older, aManifest({ '/version': '0.4.9', '/streams': [] }));
    expect(nextVersion('0.4.9', due)).toBe('0.5.0');
    expect([nextVersion('1.2.3', 'major'), nextVersion('1.2.3', 'patch')]).toEqual(['2.0.0', '1.2.4']);
  });
});

const name = fc.stringMatching(/^[a-z]{2,6}$/);
const schema = fc.dictionary(
  name,
  fc.constantFrom<JsonObject>(text, { type: ['number', 'null'] }, { enum: ['a'] }),
  { maxKeys: 3 },
);
const manifests = fc
  .record({
    config: schema,
    record: schema,
    input: schema,
    needs: fc.uniqueArray(name),
    egress: fc.uniqueArray(name),
    key: name,
    state: fc.integer({ min: 1, max: 3 }),
  })
  .map(({ config, record, input, needs, egress, key, state }) =>
    aManifest({
      '/config/schema/properties': config,
      '/streams/0/schema/properties': record,
      '/actions/create-person/input/properties': input,
      '/needs': needs,
      '/egress': egress,
      '/streams/0/key': [key],
      '/stateVersion': state,
    }),
  );

/** Places that take something optional, each with the something. */
const OPTIONAL: readonly (readonly [pointer: string, value: unknown])[] = [
  ['/config/schema/properties/zzz', text],
  ['/config/schema/properties/zzz', anObject({ a: text }, ['a'])],
  ['/streams/0/schema/properties/zzz', text],
  ['/streams/0/params/properties/zzz', text],
  ['/actions/create-person/input/properties/zzz', { type: 'array', items: text }],
  ['/actions/create-person/output/properties/zzz', text],
  ['/triggers/hired/params/properties/zzz', text],
  ['/triggers/hired/event/properties/zzz', text],
  ['/streams/1', { ...first(aManifest().streams), name: 'zzz' }],
  ['/actions/zzz', aManifest().actions['create-person']],
  ['/triggers/zzz', aManifest().triggers['hired']],
  ['/checks/1', { id: 'zzz', title: 'Z', unlocks: [] }],
  ['/templates/1', { id: 'zzz', title: 'Z' }],
  ['/auth/1', { id: 'zzz', scheme: 'basic', pointer: '' }],
];

describe('any diff', () => {
  it('of a manifest with itself is empty, in whatever order it is written', () => {
    fc.assert(
      fc.property(manifests, (manifest) => {
        const reversed = JSON.parse(JSON.stringify(manifest), (_, value: unknown) =>
          typeof value === 'object' && value !== null && !Array.isArray(value)
            ? Object.fromEntries(Object.entries(value).reverse())
            : value,
        ) as Manifest;
        expect(diffManifests(manifest, reversed)).toMatchObject({
          differences: [],
          due: 'none',
          isEnough: true,
        });
      }),
    );
  });

  it('is the same each time, and empty for equal manifests alone', () => {
    fc.assert(
      fc.property(manifests, manifests, (older, newer) => {
        const diff = diffManifests(older, newer);
        expect(diffManifests(structuredClone(older), structuredClone(newer))).toEqual(diff);
        expect(diff.differences.length === 0).toBe(isSame(older, newer));
      }),
    );
  });

  it('sees a change of any single value', () => {
    const unseen = leavesOf(aManifest(), '').filter(([pointer, value]) => {
      const other = typeof value === 'number' ? value + 1 : typeof value === 'boolean' ? !value : `${value}x`;
      return diffManifests(aManifest(), aManifest({ [pointer]: other })).differences.length === 0;
    });
    expect(unseen.map(([pointer]) => pointer)).toEqual(['/version']);
  });

  it('needs no major for something optional that is added', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...OPTIONAL),
        fc.constantFrom('1.2.3', '0.1.0'),
        ([pointer, value], version) => {
          const { differences, due } = diffManifests(
            aManifest({ '/version': version }),
            aManifest({ '/version': version, [pointer]: value }),
          );
          expect(differences.map(({ impact }) => impact)).toEqual(['addition']);
          expect(due).toBe(version === '1.2.3' ? 'minor' : 'patch');
        },
      ),
    );
  });
});

function leavesOf(value: unknown, at: string): (readonly [pointer: string, value: unknown])[] {
  if (typeof value !== 'object' || value === null) return [[at, value]];
  return Object.entries(value).flatMap(([name, child]) => leavesOf(child, `${at}/${name}`));
}

/** Equal, the order of names and of sets aside. */
function isSame(one: Manifest, other: Manifest): boolean {
  const sorted = (manifest: Manifest) => ({
    ...manifest,
    needs: [...manifest.needs].sort(),
    egress: [...manifest.egress].sort(),
  });
  try {
    expect(sorted(one)).toEqual(sorted(other));
    return true;
  } catch {
    return false;
  }
}
