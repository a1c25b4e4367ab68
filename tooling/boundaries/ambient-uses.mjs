import { walk } from './walk.mjs';

/** Globals that are authority however they are used. */
const GLOBALS = new Set([
  'setTimeout',
  'setInterval',
  'setImmediate',
  'console',
  'process',
  'performance',
  'fetch',
  'globalThis',
]);

/** Members of globals that are otherwise harmless. */
const MEMBERS = new Set([
  'Date.now',
  'Math.random',
  'AbortSignal.timeout',
  'crypto.getRandomValues',
  'crypto.randomUUID',
  'Atomics.wait',
]);

/** Fields of a node under which an identifier is a name and no reference. */
const NAMES_ONLY = new Set(['key', 'property', 'label', 'imported', 'exported', 'local', 'id', 'qualifier']);

/**
 * Where a module takes time, randomness or I/O from its environment and not from the call it was given.
 * @param {import('./walk.mjs').Node} program
 * @param {ReadonlySet<string>} bound Names the module declares itself: those are not the global ones.
 * @returns {{ what: string, start: number }[]}
 */
export function ambientUses(program, bound) {
  /** @type {{ what: string, start: number }[]} */
  const found = [];
  walk(program, (node, parent, field) => {
    if (isType(node)) return 'skip';
    const what = memberUse(node, bound) ?? dateUse(node, bound) ?? globalUse(node, { parent, field, bound });
    if (what !== undefined) found.push({ what, start: node.start });
    return undefined;
  });
  return found;
}

/** TypeScript's nodes that hold an expression. Every other one is erased. */
const HOLDS_VALUES = new Set([
  'TSAsExpression',
  'TSSatisfiesExpression',
  'TSNonNullExpression',
  'TSTypeAssertion',
  'TSInstantiationExpression',
  'TSParameterProperty',
]);

/** @param {import('./walk.mjs').Node} node */
function isType({ type }) {
  return type.startsWith('TS') && !HOLDS_VALUES.has(type);
}

/**
 * @param {import('./walk.mjs').Node} node
 * @param {ReadonlySet<string>} bound
 */
function memberUse(node, bound) {
  if (node.type !== 'MemberExpression' || node['object'].type !== 'Identifier') return undefined;
  const object = node['object'].name;
  const property = node['computed'] ? node['property'].value : node['property'].name;
  const what = `${object}.${property}`;
  return MEMBERS.has(what) && !bound.has(object) ? what : undefined;
}

/**
 * @param {import('./walk.mjs').Node} node
 * @param {ReadonlySet<string>} bound
 */
function dateUse(node, bound) {
  const isDate =
    node['callee']?.type === 'Identifier' && node['callee'].name === 'Date' && !bound.has('Date');
  if (!isDate) return undefined;
  if (node.type === 'CallExpression') return 'Date()';
  return node.type === 'NewExpression' && node['arguments'].length === 0 ? 'new Date()' : undefined;
}

/**
 * @param {import('./walk.mjs').Node} node
 * @param {{ parent: import('./walk.mjs').Node | undefined, field: string, bound: ReadonlySet<string> }} place
 */
function globalUse(node, { parent, field, bound }) {
  if (node.type !== 'Identifier' || !GLOBALS.has(node['name']) || bound.has(node['name'])) return undefined;
  if (NAMES_ONLY.has(field) && !parent?.['computed']) return undefined;
  return node['name'];
}
