/**
 * @typedef {object} Arrows What one package may depend on, by the folders of other packages.
 * @property {readonly string[]} run What its sources may import.
 * @property {readonly string[]} tests What its tests may import beside that.
 * @property {readonly string[]} [data] What its manifest may list although no source imports it: the plugins it offers.
 */

/**
 * Every arrow of the workspace. What is absent is forbidden, and so is a package without a row. The plugin
 * and the mock never meet in a source: a helper they shared would let one misreading of NetSuite cancel itself.
 * @type {Readonly<Record<string, Arrows>>}
 */
const ARROWS = {
  'packages/core': { run: [], tests: [] },
  'packages/http': { run: ['packages/core'], tests: ['packages/testkit'] },
  'packages/runtime': { run: ['packages/core'], tests: [] },
  'packages/testkit': { run: ['packages/core', 'packages/runtime'], tests: [] },
  'packages/host': {
    run: ['packages/core', 'packages/runtime', 'packages/http'],
    tests: ['packages/testkit'],
  },
  'packages/netsuite': {
    run: ['packages/core', 'packages/http'],
    tests: ['packages/testkit', 'packages/runtime', 'packages/netsuite-mock'],
  },
  'packages/netsuite-mock': { run: [], tests: [] },
  'packages/create-connector': { run: [], tests: [] },
  'apps/onlink': {
    run: ['packages/host', 'packages/core'],
    tests: ['packages/netsuite-mock'],
    data: ['packages/netsuite'],
  },
  'apps/netsuite-mock': { run: ['packages/netsuite-mock'], tests: [] },
};

/** A sibling connector under examples/ stands where a third party's would: on the contract and the kit. @type {Arrows} */
const EXAMPLE = { run: ['packages/core', 'packages/http'], tests: ['packages/testkit', 'packages/runtime'] };

/**
 * The arrows of a package, or undefined where the table has no row. Tooling may use everything.
 * @param {string} folder `packages/core`
 * @returns {Arrows | 'any' | undefined}
 */
export function arrowsOf(folder) {
  if (folder.startsWith('tooling/')) return 'any';
  if (folder.startsWith('examples/')) return EXAMPLE;
  return ARROWS[folder];
}

/**
 * Whether a package may use another one.
 * @param {string} from Folder.
 * @param {string} to Folder.
 * @param {'run' | 'tests' | 'data'} use `data`: in the manifest's dependencies only.
 */
export function allows(from, to, use) {
  const arrows = arrowsOf(from);
  if (arrows === 'any') return true;
  if (arrows === undefined || to.startsWith('apps/')) return false;
  if (arrows.run.includes(to)) return true;
  if (use === 'data') return (arrows.data ?? []).includes(to);
  return use === 'tests' && (arrows.tests.includes(to) || to.startsWith('tooling/'));
}
