/** @typedef {import('../bootstrap/workspace.mjs').Member} Member */

const VERSION = /^\d+\.\d+\.\d+(-[0-9A-Za-z.-]+)?$/;
/** A second version of a package, under a name of its own. */
const ALIAS = /^npm:(@[\w.-]+\/)?[\w.-]+@/;

/** Fields every published manifest has, and the test each value passes.
 * @type {Readonly<Record<string, (value: any) => boolean>>} */
const REQUIRED = {
  version: (value) => VERSION.test(value),
  description: (value) => value.length > 0,
  license: (value) => value === 'Apache-2.0',
  type: (value) => value === 'module',
  repository: (value) => typeof value.directory === 'string',
  engines: (value) => value.node === '>=20.19',
  files: (value) => Array.isArray(value) && value.length > 0,
  publishConfig: (value) => value.access === 'public',
};

/**
 * What keeps packages from being published together.
 * @param {readonly Member[]} members
 * @returns {string[]}
 */
export function manifestFaults(members) {
  const names = new Set(members.map(({ manifest }) => manifest.name));
  const published = members.filter(({ manifest }) => manifest.private !== true);
  const version = published[0]?.manifest.version;
  return members.flatMap((member) => {
    const isPublished = published.includes(member);
    return [
      ...(isPublished ? fieldFaults(member) : []),
      ...rangeFaults(member, names),
      ...(isPublished && member.manifest.version !== version
        ? [
            `${member.folder}/package.json: version ${member.manifest.version}, and the others have ${version}. Let changesets set it.`,
          ]
        : []),
    ];
  });
}

/** @param {Member} member */
function fieldFaults({ folder, manifest }) {
  const values = /** @type {Record<string, unknown>} */ (/** @type {unknown} */ (manifest));
  return Object.entries(REQUIRED)
    .filter(([field, holds]) => values[field] === undefined || !holds(values[field]))
    .map(
      ([field]) => `${folder}/package.json: "${field}" is missing or not as in the other packages. Set it.`,
    );
}

/** Siblings are linked by `workspace:*`; everything else is pinned, as several newest releases no longer run on Node 20.
 * @param {Member} member
 * @param {ReadonlySet<string>} names */
function rangeFaults({ folder, manifest }, names) {
  const ranges = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies });
  return ranges
    .filter(([name, range]) =>
      names.has(name) ? range !== 'workspace:*' : !VERSION.test(range.replace(ALIAS, '')),
    )
    .map(([name, range]) => {
      const wanted = names.has(name) ? '"workspace:*"' : 'an exact version';
      return `${folder}/package.json: "${name}" is at "${range}". Set ${wanted}.`;
    });
}

/** What the release of this repository stands on; anything else in the file is changesets' own affair.
 * @type {Readonly<Record<string, unknown>>} */
const CONFIG = { access: 'public', commit: false, baseBranch: 'main' };

/**
 * What is wrong with .changeset/config.json.
 * @param {string} text
 * @returns {string[]}
 */
export function configFaults(text) {
  const path = '.changeset/config.json';
  const config = parseJson(text);
  if (config === undefined) return [`${path}: not JSON. Restore it.`];
  return Object.entries(CONFIG)
    .filter(([field, value]) => config[field] !== value)
    .map(([field, value]) => `${path}: "${field}" is not ${JSON.stringify(value)}. Set it.`);
}

/**
 * @param {string} text
 * @returns {Record<string, unknown> | undefined}
 */
function parseJson(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/**
 * What is wrong with one changeset.
 * @param {string} name File name.
 * @param {string} text
 * @param {ReadonlySet<string>} packages
 * @returns {string[]}
 */
export function changesetFaults(name, text, packages) {
  const path = `.changeset/${name}`;
  const [, head, body] = /^---\n([\s\S]*?)---\n([\s\S]*)$/.exec(text) ?? [];
  if (head === undefined || body === undefined)
    return [`${path}:1: no front matter. Write it with: npx changeset.`];
  const lines = head.split('\n').filter((line) => line !== '');
  const unsound = lines.filter((line) => {
    const [, quoted] = /^["']([^"']+)["']: (?:major|minor|patch)$/.exec(line) ?? [];
    return quoted === undefined || !packages.has(quoted);
  });
  return [
    ...unsound.map(
      (line) => `${path}: "${line}" names no package with major, minor or patch. Mend the line.`,
    ),
    ...(body.trim() === '' ? [`${path}: says nothing. Tell the reader what changed for them.`] : []),
  ];
}
