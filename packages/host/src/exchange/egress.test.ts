import type { Manifest } from '@onlink/core';
import { describe, expect, it } from 'vitest';
import { assertEgress, egressRules } from './egress.js';

const manifest = {
  id: 'sample',
  egress: ['*.api.invalid', 'exact.invalid', '{/baseUrl}'],
} as unknown as Manifest;

describe('egress', () => {
  it.each([
    ['https://a.api.invalid/x', ['a.api.invalid']],
    ['https://exact.invalid/x', ['exact.invalid']],
    ['https://proxy.invalid:8443/x', ['proxy.invalid:8443']],
    ['http://127.0.0.1:4010/x', ['127.0.0.1:4010']],
    ['http://[::1]:4010/x', ['[::1]:4010']],
  ])('lets %s through', (url, hosts) => {
    expect(() => assertEgress(new URL(url), rules(url, hosts))).not.toThrow();
  });

  it.each([
    ['a host the configuration does not name', 'https://b.api.invalid/', ['a.api.invalid'], ''],
    ['a host the manifest does not list', 'https://evil.invalid/', ['evil.invalid'], ''],
    ['a host that only ends alike', 'https://evilapi.invalid/', ['evilapi.invalid'], ''],
    ['the bare domain of a wildcard', 'https://api.invalid/', ['api.invalid'], ''],
    ['another port', 'https://exact.invalid:444/', ['exact.invalid'], ''],
    ['plain http', 'http://exact.invalid/', ['exact.invalid'], ''],
  ])('refuses %s', (_what, url, hosts, baseUrl) => {
    expect(() => assertEgress(new URL(url), rules(baseUrl, hosts))).toThrow(/egress|Failed to call host/);
  });

  it('refuses this machine unless the host allows it', () => {
    const url = 'http://127.0.0.1:4010/';
    const strict = { ...rules(url, ['127.0.0.1:4010']), allowLoopback: false };
    expect(() => assertEgress(new URL(url), strict)).toThrow(/own machine/);
  });
});

function rules(baseUrl: string, hosts: readonly string[]) {
  return egressRules(manifest, { hosts }, { config: { baseUrl }, allowLoopback: true });
}
