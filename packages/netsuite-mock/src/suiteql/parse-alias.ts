import { unsupported } from './refusal.js';
import type { ExpressionReader } from './token-reader.js';
import { RESERVED_WORDS } from './words.js';

/** Parses `AS name` or a bare name, in lower case; absent where the next word is none. */
export function parseAlias(reader: ExpressionReader): string | undefined {
  const marked = reader.takeWords('as');
  const token = reader.peek();
  if (token.kind === 'quoted' || (token.kind === 'word' && (marked || !RESERVED_WORDS.has(token.text)))) {
    reader.next();
    return token.text;
  }
  if (marked) throw unsupported(`an alias is missing at character ${token.at}`);
  return undefined;
}
