/** A piece of a `q` expression. */
export type QToken =
  | { readonly kind: 'word'; readonly text: string }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'mark'; readonly text: '(' | ')' | '[' | ']' | ',' };

const TOKEN = /\s*(?:"((?:[^"\\]|\\.)*)"|([()[\],])|([^\s()[\],"]+))/y;

/** Splits a `q` expression; `undefined` where it has a quote that is not closed. Text is in double quotes. */
export function splitQ(q: string): readonly QToken[] | undefined {
  const tokens: QToken[] = [];
  const end = q.trimEnd().length;
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < end) {
    const found = TOKEN.exec(q);
    if (found === null) return undefined;
    const [, quoted, mark, word] = found;
    if (quoted !== undefined) tokens.push({ kind: 'text', text: quoted.replace(/\\(["\\])/g, '$1') });
    else if (mark !== undefined) tokens.push({ kind: 'mark', text: mark as '(' });
    else tokens.push({ kind: 'word', text: word ?? '' });
  }
  return tokens;
}
