import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { AUTH_SCHEMES, type AuthScheme, toAnswers } from './answers.js';
import { packageFiles } from './package-files.js';
import { OWN_VERSION, THIRD_PARTY } from './versions.js';

const everything = {
  id: 'acme-hr',
  title: 'Acme HR',
  streams: 'employee',
  actions: 'addEmployee,removeEmployee',
};

function textOf(
  path: string,
  overrides: { readonly auth?: AuthScheme; readonly actions?: string } = {},
): string {
  const files = packageFiles(toAnswers({ ...everything, auth: 'basic', ...overrides }, '@acme/hr'));
  return files.find((file) => file.path === path)?.text ?? '';
}

describe('the files of a package', () => {
  it.each(Object.keys(AUTH_SCHEMES) as AuthScheme[])('leave no word of the templates behind (%s)', (auth) => {
    for (const { path, text } of packageFiles(toAnswers({ ...everything, auth }))) {
      expect(`${path}\n${text}`).not.toMatch(/sample[-A-Z]|Sample |\/\/ @(if|each)/);
      expect(text.endsWith('\n')).toBe(true);
    }
  });

  it('hold the scheme that was asked for', () => {
    expect(textOf('src/authenticate.ts', { auth: 'oauth1' })).toContain("scheme: 'oauth1'");
    expect(textOf('src/config.ts', { auth: 'header' })).toContain('apiKey: secret(');
  });

  it('hold what is read and done, and nothing for what is not', () => {
    const answers = toAnswers({ ...everything, auth: 'none', streams: 'none', actions: 'none' });
    const paths = packageFiles(answers).map(({ path }) => path);
    expect(paths.filter((path) => /stream|action|reading|returned/.test(path))).toEqual([]);
    expect(textOf('src/actions/remove-employee.ts')).toContain("effect: 'delete'");
    expect(textOf('test/contract.test.ts')).toContain("employee: streamScenario('employee'),");
  });

  it('pin OnLink to the version of the scaffold, and the rest to what the workspace is tested with', () => {
    const { dependencies, devDependencies, onlink } = JSON.parse(textOf('package.json'));
    expect(dependencies).toEqual({
      '@onlink/core': OWN_VERSION,
      '@onlink/http': OWN_VERSION,
      zod: THIRD_PARTY.zod,
    });
    expect(devDependencies['@onlink/testkit']).toBe(OWN_VERSION);
    expect(onlink).toEqual({ manifest: './dist/manifest.json', entry: './dist/index.js' });
    const root = manifestAt('../../../package.json').devDependencies;
    const core = manifestAt('../../core/package.json');
    for (const [name, version] of Object.entries(THIRD_PARTY)) {
      expect([name, version]).toEqual([name, root?.[name] ?? core.devDependencies?.[name]]);
    }
    expect(core.version).toBe(OWN_VERSION);
  });
});

function manifestAt(path: string): {
  readonly version: string;
  readonly devDependencies?: { readonly [name: string]: string };
} {
  return JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8'));
}
