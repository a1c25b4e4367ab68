import type { Expression, Query } from './ast.js';
import type { Token } from './lexer.js';
import { unsupported } from './refusal.js';

/** Walks over tokens; every parsing function shares one. */
interface TokenReader {
  peek(ahead?: number): Token;
  next(): Token;
  /** True when the coming tokens are these bare words. */
  atWords(...words: readonly string[]): boolean;
  /** Steps over these bare words if they come next. */
  takeWords(...words: readonly string[]): boolean;
  atSymbol(symbol: string): boolean;
  /** Steps over this symbol if it comes next. */
  takeSymbol(symbol: string): boolean;
  expectWord(word: string): void;
  expectSymbol(symbol: string): void;
  /** Counts `?` in the order of the text. */
  nextParameter(): number;
  parameterCount(): number;
  /** Counts one operator, join or set operator; refuses more than a stack of calls can hold. */
  countOperator(): void;
  /** Runs `parse` one level deeper; refuses a query nested beyond what any person or tool writes. */
  nested<Value>(parse: () => Value): Value;
}

/** A reader that can parse what stands in parentheses: it starts over from the loosest binding, or is a whole query. */
export interface ExpressionReader extends TokenReader {
  expression(): Expression;
  /** A sub-select, after its opening parenthesis and before its closing one. */
  subquery(): Query;
  /** How many sub-selects are around what is being read. */
  readonly queryDepth: number;
}

/** The grammar's two entries, given so that the reader imports neither. */
interface Grammar {
  readonly parseExpression: (reader: ExpressionReader) => Expression;
  readonly parseQuery: (reader: ExpressionReader) => Query;
}

const DEEPEST_NESTING = 100;
const MOST_OPERATORS = 1000;
const END: Token = { kind: 'end', text: '', at: 0 };

/** Makes a reader over tokens that end in an `end` token. */
export function createTokenReader(
  tokens: readonly Token[],
  { parseExpression, parseQuery }: Grammar,
): ExpressionReader {
  let position = 0;
  let parameters = 0;
  let operators = 0;
  let depth = 0;
  let queryDepth = 0;
  const peek = (ahead = 0): Token => tokens[position + ahead] ?? tokens.at(-1) ?? END;
  const next = (): Token => {
    const token = peek();
    position += 1;
    return token;
  };
  const atWords = (...words: readonly string[]): boolean =>
    words.every((word, ahead) => {
      const token = peek(ahead);
      return token.kind === 'word' && token.text === word;
    });
  const takeWords = (...words: readonly string[]): boolean => {
    if (!atWords(...words)) return false;
    position += words.length;
    return true;
  };
  const atSymbol = (symbol: string): boolean => {
    const token = peek();
    return token.kind === 'symbol' && token.text === symbol;
  };
  const takeSymbol = (symbol: string): boolean => {
    if (!atSymbol(symbol)) return false;
    position += 1;
    return true;
  };
  const missing = (what: string) => unsupported(`${what} is missing at character ${peek().at}`);
  const reader: ExpressionReader = {
    expression: () => parseExpression(reader),
    subquery() {
      queryDepth += 1;
      const query = reader.nested(() => parseQuery(reader));
      queryDepth -= 1;
      return query;
    },
    get queryDepth() {
      return queryDepth;
    },
    peek,
    next,
    atWords,
    takeWords,
    atSymbol,
    takeSymbol,
    expectWord(word) {
      if (!takeWords(word)) throw missing(word.toUpperCase());
    },
    expectSymbol(symbol) {
      if (!takeSymbol(symbol)) throw missing(symbol);
    },
    nextParameter() {
      parameters += 1;
      return parameters - 1;
    },
    parameterCount: () => parameters,
    countOperator() {
      operators += 1;
      if (operators > MOST_OPERATORS) throw unsupported('the query has too many operators');
    },
    nested(parse) {
      depth += 1;
      if (depth > DEEPEST_NESTING) throw unsupported('the query is nested too deeply');
      const value = parse();
      depth -= 1;
      return value;
    },
  };
  return reader;
}
