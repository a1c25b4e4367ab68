import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ADMIN_ROUTES } from '../src/admin/admin-routes.js';
import { DEFAULT_SWITCHES, FAULT_NAMES, FAULTS, LOGIN_CAUSES } from '../src/index.js';
import { OAUTH2_CAUSES } from '../src/oauth2/oauth2-cause.js';
import { FLOW_CAUSES } from '../src/token-flow/flow-cause.js';

const read = (path: string): string => readFileSync(new URL(path, import.meta.url), 'utf8');
const README = read('../README.md');
const USE = read('../../../docs/guides/use-the-netsuite-mock.md');
const LOGIN = read('../../../docs/guides/why-is-my-login-invalid.md');

/** Cells of the row that begins with this name in code. */
function rowOf(text: string, name: string): readonly string[] {
  const line = text.split('\n').find((candidate) => candidate.startsWith(`| \`${name}\` `)) ?? '';
  return line
    .slice(1, -1)
    .split('|')
    .map((cell) => cell.trim());
}

describe('the documents', () => {
  it('list every fault, in the guide with its parameters, whether it commits, and who performs it', () => {
    for (const name of FAULT_NAMES) {
      const { parameters, commits, faces } = FAULTS[name];
      expect(README).toContain(`\`${name}\``);
      const [, named, , committed, performed] = rowOf(USE, name);
      expect(named).toBe(
        Object.keys(parameters)
          .map((parameter) => `\`${parameter}\``)
          .join(', '),
      );
      expect([name, committed, performed]).toEqual([
        name,
        commits,
        faces.length === 4 ? 'all' : faces.join(', '),
      ]);
    }
  });

  it('list every switch with its default', () => {
    for (const [name, value] of Object.entries(DEFAULT_SWITCHES))
      expect(rowOf(USE, name)[1]).toContain(`\`${value}\``);
  });

  it('explain every word of the audit trail', () => {
    for (const { rest } of Object.values(LOGIN_CAUSES)) expect(rowOf(LOGIN, rest), rest).toHaveLength(3);
  });

  it('explain every word of OAuth 2.0 and of the authorization flow', () => {
    const explained = LOGIN.split('\n')
      .filter((line) => line.startsWith('| `'))
      .map((line) => line.split('|')[1] ?? '')
      .join();
    for (const { word } of [...Object.values(OAUTH2_CAUSES), ...Object.values(FLOW_CAUSES)])
      expect(explained).toContain(`\`${word}\``);
  });

  it('call operations of the admin API that are there', () => {
    const templates = ADMIN_ROUTES.map(
      ({ method, path }) =>
        new RegExp(`^${method} ${path.replace('/__mock__', '').replace(/\{\w+\}/g, '[^/]+')}$`),
    );
    const calls = [
      ...`${USE}\n${LOGIN}`.matchAll(/^curl -s (?:-X (\w+) )?\S*(?:\$api|__mock__)(\/[^\s"'?]*)/gm),
    ];
    expect(calls.length).toBeGreaterThan(9);
    for (const [line, method = 'GET', path = ''] of calls)
      expect(
        path === '/openapi.json' || templates.some((template) => template.test(`${method} ${path}`)),
        line,
      ).toBe(true);
  });
});
