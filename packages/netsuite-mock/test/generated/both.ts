/** One piece of a query as SuiteQL and as SQLite write it. */
export interface Both {
  readonly suiteql: string;
  readonly sqlite: string;
}

/** A piece that both write alike. */
export function same(text: string): Both {
  return { suiteql: text, sqlite: text };
}

/** Fills pieces into a template of each: `both\`a ${x}\`` where they are alike but for the pieces. */
export function both(texts: TemplateStringsArray, ...pieces: readonly (Both | string | number)[]): Both {
  const fill = (side: keyof Both): string =>
    texts.reduce((text, part, index) => {
      const piece = pieces[index - 1];
      return text + (typeof piece === 'object' ? piece[side] : String(piece ?? '')) + part;
    });
  return { suiteql: fill('suiteql'), sqlite: fill('sqlite') };
}

/** Joins pieces. */
export function joined(pieces: readonly Both[], between: string): Both {
  return {
    suiteql: pieces.map(({ suiteql }) => suiteql).join(between),
    sqlite: pieces.map(({ sqlite }) => sqlite).join(between),
  };
}
