import { parseSync } from 'oxc-parser';
import { ambientUses } from './ambient-uses.mjs';
import { boundNames } from './bound-names.mjs';
import { walk } from './walk.mjs';

/**
 * @typedef {object} ImportUse
 * @property {string} specifier
 * @property {number} line
 * @property {boolean} typeOnly Erased by the compiler.
 * @property {readonly string[]} names What is imported by name; empty for a whole module.
 */

/**
 * @typedef {object} ParsedModule
 * @property {readonly ImportUse[]} imports Static, dynamic with a literal, `export from`, and `import('x')` in a type.
 * @property {readonly { line: number }[]} defaultExports
 * @property {readonly { line: number }[]} starExports `export * from`.
 * @property {readonly { what: string, line: number }[]} ambient Time, randomness and I/O taken from the environment.
 * @property {readonly { line: number, message: string }[]} errors Where it is no valid module.
 */

/**
 * Reads what the rules need out of one source, with a real parser.
 * @param {string} path Its ending tells TypeScript from JavaScript.
 * @param {string} text
 * @returns {ParsedModule}
 */
export function parseModule(path, text) {
  const { program, errors } = parseSync(path, text);
  const lineOf = lineFinder(text);
  /** @type {ImportUse[]} */
  const imports = [];
  /** @type {{ line: number }[]} */
  const defaultExports = [];
  /** @type {{ line: number }[]} */
  const starExports = [];

  walk(program, (node) => {
    const line = lineOf(node.start);
    const specifier = specifierOf(node);
    if (specifier !== undefined)
      imports.push({ specifier, line, typeOnly: isTypeOnly(node), names: namesOf(node) });
    if (node.type === 'ExportAllDeclaration' && node.exported === null) starExports.push({ line });
    if (exportsDefault(node)) defaultExports.push({ line });
  });

  return {
    imports,
    defaultExports,
    starExports,
    ambient: ambientUses(program, boundNames(program)).map(({ what, start }) => ({
      what,
      line: lineOf(start),
    })),
    errors: errors.map(({ message, labels }) => ({ message, line: lineOf(labels[0]?.start ?? 0) })),
  };
}

const IMPORTING = new Set([
  'ImportDeclaration',
  'ExportNamedDeclaration',
  'ExportAllDeclaration',
  'ImportExpression',
  'TSImportType',
]);

/** @param {import('./walk.mjs').Node} node */
function specifierOf(node) {
  if (!IMPORTING.has(node.type)) return undefined;
  const value = node.source?.value;
  return typeof value === 'string' ? value : undefined;
}

/** @param {import('./walk.mjs').Node} node */
function isTypeOnly(node) {
  if (node.type === 'TSImportType') return true;
  if (node.importKind === 'type' || node.exportKind === 'type') return true;
  const specifiers = node.specifiers ?? [];
  const kindOf = (/** @type {import('./walk.mjs').Node} */ item) => item.importKind ?? item.exportKind;
  return specifiers.length > 0 && specifiers.every((/** @type {any} */ item) => kindOf(item) === 'type');
}

/** @param {import('./walk.mjs').Node} node */
function namesOf(node) {
  const specifiers = /** @type {readonly import('./walk.mjs').Node[]} */ (node.specifiers ?? []);
  return specifiers.flatMap((item) => item.imported?.name ?? []);
}

/** @param {import('./walk.mjs').Node} node */
function exportsDefault(node) {
  if (node.type === 'ExportDefaultDeclaration') return true;
  if (node.type !== 'ExportNamedDeclaration') return false;
  return (node.specifiers ?? []).some((/** @type {any} */ item) => item.exported?.name === 'default');
}

/** @param {string} text */
function lineFinder(text) {
  const starts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return (/** @type {number} */ offset) => {
    let low = 0;
    let high = starts.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (/** @type {number} */ (starts[middle]) <= offset) low = middle;
      else high = middle;
    }
    return low + 1;
  };
}
