/**
 * @typedef {object} Exception One place where a rule does not hold.
 * @property {string} rule The rule's name.
 * @property {string} path A file from the root, or a folder with a closing slash.
 * @property {string} [what] For `ambient`: the name that is allowed there.
 * @property {string} reason
 */

/**
 * Every exception of the workspace. Ask the owner of a rule before adding one; one that excuses nothing is an error.
 * @type {readonly Exception[]}
 */
export const EXCEPTIONS = [
  {
    rule: 'default-export',
    path: 'tooling/vitest/',
    reason: 'vitest takes its configuration and its reporter as default exports.',
  },
  {
    rule: 'ambient',
    path: 'examples/bamboohr/src/package-version.ts',
    what: 'node:module',
    reason: 'A plugin reads its own version from its own package.json, once, at import.',
  },
  {
    rule: 'ambient',
    path: 'packages/netsuite/src/package-version.ts',
    what: 'node:module',
    reason: 'A plugin reads its own version from its own package.json, once, at import.',
  },
  {
    rule: 'leaves-package',
    path: 'tooling/packing/',
    reason:
      'Packing is a member of the workspace only so that tests can name it; it stands on the bootstrap like all of tooling.',
  },
];
