const ADDRESS = /(https?:\/\/[^\s<>"'`|\\]*[^\s<>"'`|\\.,;:!?)\]}])/;

/**
 * Text from a manifest as Markdown (CommonMark 0.31 with GitHub's tables) that shows exactly that text, on one line.
 * Web addresses become links.
 */
export function text(value: string): string {
  const line = oneLine(value);
  const parts = line
    .split(ADDRESS)
    .map((part, index) => (index % 2 === 1 ? `<${part}>` : escapeInline(part)));
  return escapeStart(parts.join(''));
}

/** A name or value to be typed as it is. Where a pipe would end the cell of a table, as HTML. */
export function code(value: string): string {
  const line = oneLine(value);
  if (line === '') return '""';
  if (line.includes('|')) return `<code>${escapeInline(line)}</code>`;
  const fence = '`'.repeat(longestRun(line) + 1);
  const pad = line.startsWith('`') || line.endsWith('`') ? ' ' : '';
  return `${fence}${pad}${line}${pad}${fence}`;
}

/** Several lines as they are. */
export function block(value: string, language = ''): string {
  const fence = '`'.repeat(Math.max(3, longestRun(value) + 1));
  return `${fence}${language}\n${value.replace(/\r\n?/g, '\n').trimEnd()}\n${fence}`;
}

/** A table; nothing where there are no rows. Cells are Markdown already. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): readonly string[] {
  if (rows.length === 0) return [];
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => cell || ' ').join(' | ')} |`;
  return [[line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')];
}

function oneLine(value: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out.
  return value.replace(/[\s\u0000-\u001f\u007f]+/g, ' ').trim();
}

function escapeInline(value: string): string {
  return value.replace(/[\\`*_[\]<|~&$]/g, '\\$&');
}

/** What would make a list, a heading, a quotation or a rule of the line it begins. */
function escapeStart(value: string): string {
  return value.replace(/^([-+=#:>]|\d{1,9}(?=[.)]))/, (start) =>
    /\d/.test(start) ? `${start}\\` : `\\${start}`,
  );
}

function longestRun(value: string): number {
  return Math.max(0, ...[...value.matchAll(/`+/g)].map(([run]) => run.length));
}
