import { isFault, type Manifest } from '@onlink/core';
import { describe, expect, it } from 'vitest';
import { assertCompatible, assertSameManifest, negotiateMajor } from './handshake.js';
import { parseManifest } from './parse-manifest.js';

const HOST = { versions: [{ major: 1, minor: 0 }], features: ['rotate'] };

describe('the handshake', () => {
  it('accepts the same major, and a newer minor that needs nothing new', () => {
    expect(() => assertCompatible(aManifest({ api: { major: 1, minor: 9 } }), HOST)).not.toThrow();
  });

  it('refuses another major, and says which side must move', () => {
    const newer = faultOf(() => assertCompatible(aManifest({ api: { major: 2, minor: 0 } }), HOST));
    expect(newer.code).toBe('plugin/other-api-major');
    expect(newer.message).toContain('Upgrade OnLink');
    const hostTwo = { ...HOST, versions: [{ major: 2, minor: 0 }] };
    expect(faultOf(() => assertCompatible(aManifest({}), hostTwo)).message).toContain(
      'Upgrade the connector',
    );
  });

  it('refuses a feature that the host lacks, and names it', () => {
    const fault = faultOf(() => assertCompatible(aManifest({ needs: ['rotate', 'browser'] }), HOST));
    expect(fault.code).toBe('plugin/missing-feature');
    expect(fault.message).toContain('"browser"');
    expect(fault.message).not.toContain('"rotate"');
  });

  it('picks the highest contract that both sides serve', () => {
    const host = { ...HOST, versions: [1, 2, 3].map((major) => ({ major, minor: 0 })) };
    expect(negotiateMajor('x', [1, 2, 7], host)).toBe(2);
    expect(faultOf(() => negotiateMajor('x', [7], host)).code).toBe('plugin/other-api-major');
  });

  it('refuses code whose manifest differs from the file, and says where', () => {
    const file = aManifest({});
    expect(() => assertSameManifest(file, aManifest({}))).not.toThrow();
    const fault = faultOf(() => assertSameManifest(file, aManifest({ egress: ['elsewhere.invalid'] })));
    expect(fault.code).toBe('plugin/manifest-differs');
    expect(fault.message).toContain('/egress/0');
  });
});

describe('reading a manifest', () => {
  it.each([
    ['id', { id: 'Not An Id' }],
    ['version', { version: 'one' }],
    ['api.major', { api: { major: '1', minor: 0 } }],
    ['config.secrets', { config: { version: 1, schema: {} } }],
    ['streams.0.key', { streams: [{ name: 'a', schema: {}, key: [], deletes: 'unknown' }] }],
  ])('refuses a wrong %s by name', (field, wrong) => {
    const fault = faultOf(() => parseManifest({ ...aManifest({}), ...wrong }, 'a-connector'));
    expect(fault.code).toBe('plugin/malformed-manifest');
    expect(fault.message).toContain(field);
  });

  it.each([null, [], 'text', 7, {}])('refuses %j whole', (value) => {
    expect(faultOf(() => parseManifest(value, 'a-connector')).code).toBe('plugin/malformed-manifest');
  });

  it('lets fields through that a newer contract adds', () => {
    expect(parseManifest({ ...aManifest({}), novelty: 1 }, 'a-connector')).toHaveProperty('novelty', 1);
  });
});

function aManifest(part: Partial<Manifest>): Manifest {
  return {
    id: 'sample',
    version: '1.0.0',
    title: 'Sample',
    category: 'HR',
    api: { major: 1, minor: 0 },
    needs: [],
    config: { version: 1, schema: {}, secrets: [] },
    auth: [],
    stateVersion: 1,
    egress: ['api.invalid'],
    checks: [],
    streams: [],
    actions: {},
    triggers: {},
    templates: [],
    ...part,
  };
}

function faultOf(work: () => unknown): { readonly code: string; readonly message: string } {
  try {
    work();
  } catch (error) {
    if (isFault(error)) return error;
    throw error;
  }
  throw new Error('nothing was refused');
}
