import { visitorKeys } from 'oxc-parser';

/**
 * A node of the syntax tree (ESTree with TypeScript's additions). Loose on purpose: the rules look at a dozen kinds of node
 * and at few of their fields.
 * @typedef {{ readonly type: string, readonly start: number, readonly [field: string]: any }} Node
 */

/**
 * Visits every node, parents first.
 * @param {Node} node
 * @param {(node: Node, parent: Node | undefined, field: string) => void | 'skip'} visit Returning `skip` leaves its children out.
 * @param {Node} [parent]
 * @param {string} [field]
 */
export function walk(node, visit, parent, field = '') {
  if (visit(node, parent, field) === 'skip') return;
  for (const key of visitorKeys[/** @type {keyof typeof visitorKeys} */ (node.type)] ?? []) {
    const child = node[key];
    if (Array.isArray(child)) for (const item of child) item && walk(item, visit, node, key);
    else if (child && typeof child.type === 'string') walk(child, visit, node, key);
  }
}
