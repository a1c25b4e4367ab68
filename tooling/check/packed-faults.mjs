/** What a tarball must not hold: sources, tests, and the compiler's own notes. */
const UNWANTED = /^(src|test|node_modules)\/|\.test\.|\.tsbuildinfo$|\.tgz$|(^|\/)fixtures\//;

/** What it must hold beside its code. */
const WANTED = ['package.json', 'README.md', 'LICENSE'];

/**
 * What is wrong with the files of a packed package.
 * @param {Pick<import('../packing/pack.mjs').Packed, 'files' | 'member'>} packed
 * @returns {string[]} One line each, with what to do.
 */
export function packedFaults({ files, member }) {
  const held = new Set(files);
  const unwanted = files.filter((path) => UNWANTED.test(path));
  const missing = [...WANTED, ...targetsOf(member.manifest)].filter((path) => !held.has(path));
  return [
    ...unwanted.map((path) => `the tarball holds "${path}". Leave it out of "files".`),
    ...missing.map((path) => `the tarball lacks "${path}". Write or build it, and list it in "files".`),
  ];
}

/**
 * Every file that `exports` and `bin` lead to.
 * @param {import('../bootstrap/workspace.mjs').Manifest} manifest
 */
function targetsOf({ exports = {}, bin = {} }) {
  const targets = [...strings(exports), ...strings(bin)];
  return [...new Set(targets.map((target) => target.replace(/^\.\//, '')))].filter(
    (path) => !path.includes('*'),
  );
}

/**
 * @param {unknown} value
 * @returns {string[]}
 */
function strings(value) {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(strings) : [];
}
