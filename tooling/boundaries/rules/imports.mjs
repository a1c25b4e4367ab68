import { builtinModules } from 'node:module';
import { posix } from 'node:path';
import { allows } from '../arrows.mjs';

const BUILTINS = new Set(builtinModules);

/**
 * Imports stay inside their package or go through another one's declared, exported and allowed entry.
 * @type {import('../rule.d.mts').Rule}
 */
export function imports(workspace) {
  return workspace.files.flatMap((file) =>
    file.module.imports.flatMap(({ specifier, line }) => {
      const fault = judge(specifier, file, workspace);
      return fault === undefined ? [] : [{ path: file.path, line, ...fault }];
    }),
  );
}

/**
 * @param {string} specifier
 * @param {import('../load-workspace.mjs').SourceFile} file
 * @param {import('../load-workspace.mjs').Workspace} workspace
 */
function judge(specifier, file, workspace) {
  if (specifier.startsWith('.')) return judgeRelative(specifier, file);
  if (specifier.startsWith('#') || specifier.startsWith('node:') || BUILTINS.has(specifier)) return undefined;
  const [name, subpath] = splitSpecifier(specifier);
  const target = workspace.members.find(({ manifest }) => manifest.name === name);
  return (
    (target === undefined ? undefined : judgeArrow({ target, subpath }, file)) ??
    judgeDeclared(name, file, workspace.manifest)
  );
}

/**
 * @param {string} specifier
 * @param {import('../load-workspace.mjs').SourceFile} file
 */
function judgeRelative(specifier, { path, member, role }) {
  const home = member?.folder ?? 'tooling';
  const target = posix.join(posix.dirname(path), specifier);
  if (!target.startsWith(`${home}/`)) {
    return {
      rule: 'leaves-package',
      what: `"${specifier}" leaves ${home}`,
      todo: 'Import the other package by its name',
    };
  }
  if (role === 'run' && /^(test\/|src\/.*\.test\.)|\/fixtures\//.test(target.slice(home.length + 1))) {
    return {
      what: `a source imports "${specifier}", which is not published`,
      todo: 'Move what it needs into src',
    };
  }
  return undefined;
}

/**
 * @param {{ target: import('../../bootstrap/workspace.mjs').Member, subpath: string }} imported
 * @param {import('../load-workspace.mjs').SourceFile} file
 */
function judgeArrow({ target, subpath }, { member, role }) {
  const { folder, manifest } = target;
  if (!Object.hasOwn(manifest.exports ?? {}, subpath)) {
    return {
      what: `"${subpath}" is not among the exports of ${manifest.name}`,
      todo: 'Import what it exports',
    };
  }
  if (member === undefined || member.folder === folder) return undefined;
  if (allows(member.folder, folder, role === 'run' ? 'run' : 'tests')) return undefined;
  const where = role === 'run' ? 'a source' : 'a test';
  return {
    what: `${where} imports "${manifest.name}", and no arrow leads from ${member.folder} to ${folder}`,
    todo: 'Remove the import',
  };
}

/**
 * @param {string} name
 * @param {import('../load-workspace.mjs').SourceFile} file
 * @param {import('../../bootstrap/workspace.mjs').Manifest} root
 */
function judgeDeclared(name, { member, role }, root) {
  const manifest = member?.manifest ?? root;
  if (name === manifest.name) return undefined;
  const run = {
    ...manifest.dependencies,
    ...manifest.peerDependencies,
    ...manifest.optionalDependencies,
    ...bundledIn(manifest),
  };
  const dev = { ...run, ...manifest.devDependencies, ...root.devDependencies };
  if (Object.hasOwn(role === 'run' ? run : dev, name)) return undefined;
  const field = role === 'run' ? 'dependencies' : 'devDependencies';
  return {
    what: `"${name}" is not in the ${field} of ${manifest.name}`,
    todo: 'List it there with an exact version',
  };
}

/**
 * What an app holds in its one file: packages of the workspace among its devDependencies. None has to be installed with it.
 * @param {import('../../bootstrap/workspace.mjs').Manifest} manifest
 */
function bundledIn({ files = [], devDependencies = {} }) {
  if (!files.includes('dist/bundle.js')) return {};
  return Object.fromEntries(
    Object.entries(devDependencies).filter(([, range]) => range.startsWith('workspace:')),
  );
}

/**
 * `@scope/name/sub` as the name and the key of `exports`.
 * @param {string} specifier
 * @returns {[string, string]}
 */
function splitSpecifier(specifier) {
  const parts = specifier.split('/');
  const length = specifier.startsWith('@') ? 2 : 1;
  return [parts.slice(0, length).join('/'), ['.', ...parts.slice(length)].join('/')];
}
