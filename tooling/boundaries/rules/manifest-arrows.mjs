import { allows, arrowsOf } from '../arrows.mjs';

/**
 * Manifests list only packages of the workspace that the table of arrows allows.
 * @type {import('../rule.d.mts').Rule}
 */
export function manifestArrows({ members }) {
  const folders = new Map(members.map(({ folder, manifest }) => [manifest.name, folder]));
  return members.flatMap(({ folder, manifest }) => {
    const path = `${folder}/package.json`;
    if (arrowsOf(folder) === undefined) {
      return [
        {
          path,
          line: 1,
          what: `"${folder}" has no row in the table of arrows`,
          todo: 'Add one to tooling/boundaries/arrows.mjs, after agreeing on it',
        },
      ];
    }
    return listed(manifest).flatMap(({ field, name }) => {
      const to = folders.get(name);
      if (to === undefined || to === folder) return [];
      const allowed = allows(folder, to, field === 'devDependencies' ? 'tests' : 'data');
      return allowed
        ? []
        : [
            {
              path,
              line: 1,
              what: `${field} lists "${name}", and no arrow leads from ${folder} to ${to}`,
              todo: 'Remove it',
            },
          ];
    });
  });
}

/** @param {import('../../bootstrap/workspace.mjs').Manifest} manifest */
function listed(manifest) {
  const fields = /** @type {const} */ ([
    'dependencies',
    'peerDependencies',
    'optionalDependencies',
    'devDependencies',
  ]);
  return fields.flatMap((field) => Object.keys(manifest[field] ?? {}).map((name) => ({ field, name })));
}
