import { type QToken, splitQ } from './q-lexer.js';

/** A value as `q` spells it. */
export interface QValue {
  readonly text: string;
  readonly quoted: boolean;
}

/** A `q` expression. */
export type QCondition =
  | { readonly kind: 'and' | 'or'; readonly operands: readonly QCondition[] }
  | {
      readonly kind: 'test';
      readonly field: string;
      /** Without `_NOT`. */
      readonly operator: string;
      readonly negated: boolean;
      readonly values: readonly QValue[];
    };

/** How many values an operator takes: none, one, two or any number in brackets. */
const ARITY: Readonly<Record<string, 'none' | 'one' | 'two' | 'any'>> = {
  EMPTY: 'none',
  IS: 'one',
  ANY_OF: 'any',
  BETWEEN: 'two',
  WITHIN: 'two',
  EQUAL: 'one',
  GREATER: 'one',
  GREATER_OR_EQUAL: 'one',
  LESS: 'one',
  LESS_OR_EQUAL: 'one',
  CONTAIN: 'one',
  START_WITH: 'one',
  END_WITH: 'one',
  ENDWITH: 'one',
  AFTER: 'one',
  BEFORE: 'one',
  ON: 'one',
  ON_OR_AFTER: 'one',
  ON_OR_BEFORE: 'one',
};

/** Parentheses that may be inside each other: deeper ones are refused, so that no expression exhausts the stack. */
const DEEPEST = 100;

/**
 * Parses a `q` expression: `field OPERATOR value` joined by AND and OR, of which AND binds the closer, with parentheses.
 * `undefined` for what is none.
 *
 * Source: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_1545222128.html
 */
export function parseQ(q: string): QCondition | undefined {
  const tokens = splitQ(q);
  if (tokens === undefined || tokens.length === 0) return undefined;
  const reader = { tokens, at: 0 };
  const parsed = parseOr(reader, 0);
  return parsed !== undefined && reader.at === tokens.length ? parsed : undefined;
}

interface Reader {
  readonly tokens: readonly QToken[];
  at: number;
}

function parseOr(reader: Reader, depth: number): QCondition | undefined {
  return parseJoined(reader, { word: 'OR', kind: 'or', next: () => parseAnd(reader, depth) });
}

function parseAnd(reader: Reader, depth: number): QCondition | undefined {
  return parseJoined(reader, { word: 'AND', kind: 'and', next: () => parsePrimary(reader, depth) });
}

function parseJoined(
  reader: Reader,
  {
    word,
    kind,
    next,
  }: { readonly word: string; readonly kind: 'and' | 'or'; readonly next: () => QCondition | undefined },
): QCondition | undefined {
  const operands: QCondition[] = [];
  do {
    const operand = next();
    if (operand === undefined) return undefined;
    operands.push(operand);
  } while (takeWord(reader, word));
  const [first] = operands;
  return operands.length === 1 ? first : { kind, operands };
}

function parsePrimary(reader: Reader, depth: number): QCondition | undefined {
  if (!takeMark(reader, '(')) return parseTest(reader);
  if (depth >= DEEPEST) return undefined;
  const inner = parseOr(reader, depth + 1);
  return takeMark(reader, ')') ? inner : undefined;
}

function parseTest(reader: Reader): QCondition | undefined {
  const field = takeValue(reader);
  const operatorToken = reader.tokens[reader.at];
  if (field === undefined || field.quoted || operatorToken?.kind !== 'word') return undefined;
  reader.at += 1;
  const written = operatorToken.text.toUpperCase();
  const negated = written.endsWith('_NOT');
  const operator = negated ? written.slice(0, -4) : written;
  const arity = Object.hasOwn(ARITY, operator) ? ARITY[operator] : undefined;
  if (arity === undefined) return undefined;
  const values = arity === 'none' ? [] : arity === 'one' ? takeOne(reader) : takeList(reader);
  if (values === undefined || (arity === 'two' && values.length !== 2)) return undefined;
  return {
    kind: 'test',
    field: field.text,
    operator: operator === 'ENDWITH' ? 'END_WITH' : operator,
    negated,
    values,
  };
}

function takeOne(reader: Reader): readonly QValue[] | undefined {
  const value = takeValue(reader);
  return value && [value];
}

function takeList(reader: Reader): readonly QValue[] | undefined {
  if (!takeMark(reader, '[')) return undefined;
  const values: QValue[] = [];
  do {
    const value = takeValue(reader);
    if (value === undefined) return undefined;
    values.push(value);
  } while (takeMark(reader, ','));
  return takeMark(reader, ']') ? values : undefined;
}

function takeValue(reader: Reader): QValue | undefined {
  const token = reader.tokens[reader.at];
  if (token === undefined || token.kind === 'mark') return undefined;
  reader.at += 1;
  return { text: token.text, quoted: token.kind === 'text' };
}

function takeMark(reader: Reader, mark: string): boolean {
  const token = reader.tokens[reader.at];
  if (token?.kind !== 'mark' || token.text !== mark) return false;
  reader.at += 1;
  return true;
}

function takeWord(reader: Reader, word: string): boolean {
  const token = reader.tokens[reader.at];
  if (token?.kind !== 'word' || token.text.toUpperCase() !== word) return false;
  reader.at += 1;
  return true;
}
