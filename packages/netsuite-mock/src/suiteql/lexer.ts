import { unsupported } from './refusal.js';

/** One word of a query. `at` is its offset in the text. */
export type Token =
  /** A bare word in lower case, and as written. */
  | { readonly kind: 'word'; readonly text: string; readonly written: string; readonly at: number }
  | { readonly kind: 'quoted'; readonly text: string; readonly at: number }
  | { readonly kind: 'string'; readonly text: string; readonly at: number }
  | { readonly kind: 'number'; readonly text: string; readonly at: number }
  | { readonly kind: 'symbol'; readonly text: string; readonly at: number }
  | { readonly kind: 'end'; readonly text: ''; readonly at: number };

const SPACE = /(?:[\s]+|--[^\n]*|\/\*[\s\S]*?\*\/)+/y;
const WORD = /[A-Za-z][A-Za-z0-9_$#]*/y;
const NUMBER = /(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?/y;
const STRING = /'((?:[^']|'')*)'/y;
const QUOTED = /"([^"]+)"/y;
const SYMBOL = /<>|!=|\^=|<=|>=|\|\||[(),.*+\-/<>=?]/y;

/**
 * Cuts a query into tokens, an `end` token last. Takes time linear in the text. Throws a refusal at a character that
 * starts no token: brackets, a lone quote, anything beyond ASCII outside quotes.
 */
export function tokenize(query: string): readonly Token[] {
  const tokens: Token[] = [];
  let at = 0;
  const match = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at;
    return pattern.exec(query);
  };
  while (at < query.length) {
    const space = match(SPACE);
    if (space !== null) at += space[0].length;
    if (at >= query.length) break;
    const token = nextToken(match, at);
    if (token === undefined) throw unsupported(`character ${at} starts no word of SuiteQL`);
    tokens.push(token.token);
    at += token.length;
  }
  tokens.push({ kind: 'end', text: '', at: query.length });
  return tokens;
}

interface Cut {
  readonly token: Token;
  readonly length: number;
}

function nextToken(match: (pattern: RegExp) => RegExpExecArray | null, at: number): Cut | undefined {
  const word = match(WORD)?.[0];
  if (word !== undefined) {
    return { token: { kind: 'word', text: word.toLowerCase(), written: word, at }, length: word.length };
  }
  const number = match(NUMBER)?.[0];
  if (number !== undefined) return { token: { kind: 'number', text: number, at }, length: number.length };
  const text = match(STRING);
  if (text !== null) {
    return {
      token: { kind: 'string', text: (text[1] ?? '').replaceAll("''", "'"), at },
      length: text[0].length,
    };
  }
  const quoted = match(QUOTED);
  if (quoted !== null) {
    return { token: { kind: 'quoted', text: (quoted[1] ?? '').toLowerCase(), at }, length: quoted[0].length };
  }
  const symbol = match(SYMBOL)?.[0];
  return symbol === undefined
    ? undefined
    : { token: { kind: 'symbol', text: symbol, at }, length: symbol.length };
}
