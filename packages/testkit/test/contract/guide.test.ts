import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { listRules } from '../../src/index.js';

const GUIDE = new URL('../../../../docs/guides/write-a-connector.md', import.meta.url);

it("is described rule by rule, in order and in its own words, in the author's guide", () => {
  const rows = [...readFileSync(GUIDE, 'utf8').matchAll(/^\| `([a-z-]+)` +\| (.*?) +\| (.*?) +\|$/gm)];
  const rules = new Set(listRules().map(({ id }) => id));
  const described = rows
    .map(([, id = '', title, mend]) => ({ id, title, mend }))
    .filter(({ id }) => rules.has(id));
  expect(described).toEqual(listRules());
});
