import { EXCEPTIONS } from './exceptions.mjs';
import { loadWorkspace } from './load-workspace.mjs';
import { authority } from './rules/authority.mjs';
import { cycles } from './rules/cycles.mjs';
import { imports } from './rules/imports.mjs';
import { manifestArrows } from './rules/manifest-arrows.mjs';
import { shape } from './rules/shape.mjs';
import { testPlaces } from './rules/test-places.mjs';

/** @type {readonly import('./rule.d.mts').Rule[]} */
const RULES = [manifestArrows, imports, cycles, shape, authority, testPlaces];

/**
 * Holds a workspace against every rule.
 * @param {string} root Absolute.
 * @param {readonly import('./exceptions.mjs').Exception[]} [exceptions]
 * @returns {{ files: number, violations: string[] }} Violations as `file:line: what. what to do.`, in order.
 */
export function checkBoundaries(root, exceptions = EXCEPTIONS) {
  const workspace = loadWorkspace(root);
  /** @type {Set<import('./exceptions.mjs').Exception>} */
  const used = new Set();
  const violations = RULES.flatMap((rule) => rule(workspace)).filter((violation) => {
    const excuse = exceptions.find((exception) => excuses(exception, violation));
    if (excuse !== undefined) used.add(excuse);
    return excuse === undefined;
  });
  const idle = exceptions
    .filter((exception) => !used.has(exception))
    .map(({ rule, path, what }) => ({
      path: 'tooling/boundaries/exceptions.mjs',
      line: 1,
      what: `the exception from "${rule}" for ${path}${what === undefined ? '' : ` (${what})`} excuses nothing`,
      todo: 'Remove it',
    }));
  const all = [...violations, ...idle].sort((a, b) => a.path.localeCompare(b.path) || a.line - b.line);
  return {
    files: workspace.files.length,
    violations: all.map(({ path, line, what, todo }) => `${path}:${line}: ${what}. ${todo}.`),
  };
}

/**
 * @param {import('./exceptions.mjs').Exception} exception
 * @param {import('./rule.d.mts').Violation} violation
 */
function excuses(exception, { rule, path, subject }) {
  const here = exception.path.endsWith('/') ? path.startsWith(exception.path) : path === exception.path;
  return exception.rule === rule && here && exception.what === subject;
}
