import { posix } from 'node:path';

const LIMITS = { run: 400, dev: 300 };
const VAGUE = /^(utils?|helpers?|common)\.[cm]?[jt]sx?$/;

/**
 * Files are small, named after their job, and export by name.
 * @type {import('../rule.d.mts').Rule}
 */
export function shape({ files }) {
  return files.flatMap((file) => [...sizeOf(file), ...nameOf(file), ...exportsOf(file), ...errorsOf(file)]);
}

/** @param {import('../load-workspace.mjs').SourceFile} file */
function sizeOf({ path, role, lines }) {
  const isTest = /\.test(-d)?\.ts$/.test(path);
  const limit = LIMITS[isTest ? 'dev' : 'run'];
  if (lines <= limit) return [];
  const what = `${lines} lines, and a ${role === 'run' ? 'source' : 'test'} has at most ${limit}`;
  return [{ rule: 'size', path, line: limit + 1, what, todo: 'Split it by job' }];
}

/** @param {import('../load-workspace.mjs').SourceFile} file */
function nameOf({ path }) {
  const name = posix.basename(path);
  return VAGUE.test(name)
    ? [{ path, line: 1, what: `"${name}" names no job`, todo: 'Name what it does' }]
    : [];
}

/** @param {import('../load-workspace.mjs').SourceFile} file */
function exportsOf({ path, role, module, member }) {
  const mayExport = path.includes('/fixtures/') || path === pluginEntryOf(member);
  const defaults = mayExport ? [] : module.defaultExports;
  const stars = role === 'run' ? module.starExports : [];
  return [
    ...defaults.map(({ line }) => ({
      rule: 'default-export',
      path,
      line,
      what: 'a default export',
      todo: 'Export it by name',
    })),
    ...stars.map(({ line }) => ({
      path,
      line,
      what: '"export *" hides what is exported',
      todo: 'List the names',
    })),
  ];
}

/**
 * The source whose default export is a plugin: what the key `onlink` of the package's manifest names, before it is built.
 * @param {import('../load-workspace.mjs').SourceFile['member']} member
 */
function pluginEntryOf(member) {
  const entry = member?.manifest.onlink?.entry;
  return entry && posix.join(member.folder, entry.replace(/^\.\/dist\//, 'src/').replace(/\.js$/, '.ts'));
}

/** @param {import('../load-workspace.mjs').SourceFile} file */
function errorsOf({ path, module }) {
  return module.errors.map(({ line, message }) => ({
    path,
    line,
    what: `not a valid module: ${message.replace(/\.$/, '')}`,
    todo: 'Mend the syntax',
  }));
}
