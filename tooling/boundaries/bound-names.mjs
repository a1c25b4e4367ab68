import { walk } from './walk.mjs';

const DECLARES = new Set([
  'FunctionDeclaration',
  'FunctionExpression',
  'ClassDeclaration',
  'ClassExpression',
]);
const IMPORT_SPECIFIERS = new Set(['ImportSpecifier', 'ImportDefaultSpecifier', 'ImportNamespaceSpecifier']);

/**
 * Every name a module declares anywhere: imports, variables, parameters, functions, classes. Scopes are not told apart, as a
 * source that binds `fetch` in one function and means the global one in another has earned no mercy from a reader.
 * @param {import('./walk.mjs').Node} program
 * @returns {ReadonlySet<string>}
 */
export function boundNames(program) {
  /** @type {Set<string>} */
  const names = new Set();
  walk(program, (node) => {
    if (IMPORT_SPECIFIERS.has(node.type)) names.add(node['local'].name);
    if (DECLARES.has(node.type) && node['id']) names.add(node['id'].name);
    if (node.type === 'VariableDeclarator') collect(node['id'], names);
    if (node.type === 'CatchClause' && node['param']) collect(node['param'], names);
    if (node.type.includes('Function')) for (const param of node['params'] ?? []) collect(param, names);
  });
  return names;
}

/**
 * @param {import('./walk.mjs').Node} pattern
 * @param {Set<string>} names
 */
function collect(pattern, names) {
  walk(pattern, (node, parent, field) => {
    if (node.type.startsWith('TS') && node.type !== 'TSParameterProperty') return 'skip';
    // A default value is an expression, and a key is not what a pattern binds.
    if (parent?.type === 'AssignmentPattern' && field === 'right') return 'skip';
    if (parent?.type === 'Property' && field === 'key' && !parent['shorthand']) return 'skip';
    if (node.type === 'Identifier') names.add(node['name']);
    return undefined;
  });
}
