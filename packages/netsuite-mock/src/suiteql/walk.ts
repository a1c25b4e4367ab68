import type { Expression } from './ast.js';

/** Whether an expression or a part of it passes; what sub-selects hold is not asked. */
export function someNode(expression: Expression, passes: (node: Expression) => boolean): boolean {
  return passes(expression) || childrenOf(expression).some((child) => someNode(child, passes));
}

function childrenOf(node: Expression): readonly Expression[] {
  switch (node.kind) {
    case 'negation':
    case 'not':
    case 'isNull':
    case 'inQuery':
      return [node.operand];
    case 'arithmetic':
    case 'comparison':
      return [node.left, node.right];
    case 'quantified':
      return [node.left];
    case 'concatenation':
      return node.parts;
    case 'call':
      return node.args;
    case 'aggregate':
      return node.argument === undefined ? [] : [node.argument];
    case 'window':
      return [...node.partitionBy, ...node.orderBy.map(({ expression }) => expression)];
    case 'case':
      return caseChildren(node);
    case 'logical':
      return node.operands;
    case 'in':
      return [node.operand, ...node.values];
    case 'between':
      return [node.operand, node.low, node.high];
    case 'like':
      return [node.operand, node.pattern, ...(node.escapeMark === undefined ? [] : [node.escapeMark])];
    default:
      return [];
  }
}

function caseChildren({ operand, branches, otherwise }: Extract<Expression, { kind: 'case' }>) {
  return [
    ...(operand === undefined ? [] : [operand]),
    ...branches.flatMap(({ when, result }) => [when, result]),
    ...(otherwise === undefined ? [] : [otherwise]),
  ];
}

/** The conditions that all must hold. */
export function conjunctsOf(where: Expression | undefined): readonly Expression[] {
  if (where === undefined) return [];
  return where.kind === 'logical' && where.operator === 'and' ? where.operands.flatMap(conjunctsOf) : [where];
}
