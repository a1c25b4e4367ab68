import { posix } from 'node:path';

/**
 * No file imports itself in the end, types included: a cycle has no first file to read.
 * @type {import('../rule.d.mts').Rule}
 */
export function cycles({ files }) {
  const graph = new Map(files.map((file) => [file.path, targets(file)]));
  /** @type {Map<string, 'open' | 'done'>} */
  const state = new Map();
  /** @type {string[]} */
  const stack = [];
  /** @type {import('../rule.d.mts').Violation[]} */
  const found = [];

  const visit = (/** @type {string} */ path) => {
    state.set(path, 'open');
    stack.push(path);
    for (const { target, line } of graph.get(path) ?? []) {
      if (!graph.has(target)) continue;
      if (state.get(target) === 'open') {
        const loop = [...stack.slice(stack.indexOf(target)), target]
          .map((step) => posix.basename(step))
          .join(' -> ');
        found.push({
          path,
          line,
          what: `imports go round: ${loop}`,
          todo: 'Move what both need into a third file',
        });
      } else if (!state.has(target)) visit(target);
    }
    stack.pop();
    state.set(path, 'done');
  };
  for (const path of graph.keys()) if (!state.has(path)) visit(path);
  return found;
}

/** @param {import('../load-workspace.mjs').SourceFile} file */
function targets({ path, module }) {
  return module.imports
    .filter(({ specifier }) => specifier.startsWith('.'))
    .map(({ specifier, line }) => {
      const target = posix.join(posix.dirname(path), specifier);
      return { target: path.endsWith('.ts') ? target.replace(/\.js$/, '.ts') : target, line };
    });
}
