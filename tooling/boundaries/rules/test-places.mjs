const PROCESSES = new Set(['node:child_process', 'child_process', 'node:cluster', 'cluster']);

/**
 * A test that starts a process is under test/e2e: those run one after another, with time to spare.
 * @type {import('../rule.d.mts').Rule}
 */
export function testPlaces({ files }) {
  return files
    .filter(({ path }) => path.endsWith('.test.ts') && !path.includes('/test/e2e/'))
    .flatMap(({ path, module }) =>
      module.imports
        .filter(({ specifier, typeOnly }) => PROCESSES.has(specifier) && !typeOnly)
        .map(({ specifier, line }) => ({
          path,
          line,
          what: `a unit test imports "${specifier}"`,
          todo: 'Move it to test/e2e',
        })),
    );
}
