import stringWidth from 'string-width';

const GAP = '  ';
const LEAST_WIDTH = 6;

/**
 * Rows as aligned columns under their titles. Where the whole is wider than `maxWidth`, the widest columns are cut, with
 * an ellipsis.
 */
export function formatTable(
  titles: readonly string[],
  rows: readonly (readonly string[])[],
  maxWidth = 120,
): string {
  const cells = [titles, ...rows].map((row) => row.map(oneLine));
  const widths = titles.map((_, column) => Math.max(...cells.map((row) => stringWidth(row[column] ?? ''))));
  const over = (): number => widths.reduce((sum, width) => sum + width + GAP.length, -GAP.length) - maxWidth;
  while (over() > 0) {
    const widest = widths.indexOf(Math.max(...widths));
    if ((widths[widest] ?? 0) <= LEAST_WIDTH) break;
    widths[widest] = (widths[widest] ?? 0) - 1;
  }
  const line = (row: readonly string[]): string =>
    row
      .map((cell, column) => fit(cell, widths[column] ?? 0))
      .join(GAP)
      .trimEnd();
  const [head = [], ...body] = cells;
  return [line(head), widths.map((width) => '-'.repeat(width)).join(GAP), ...body.map(line)].join('\n');
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

function fit(text: string, width: number): string {
  let cut = text;
  if (stringWidth(text) > width) {
    const letters = Array.from(text);
    while (stringWidth(`${letters.join('')}…`) > width) letters.pop();
    cut = `${letters.join('')}…`;
  }
  return cut + ' '.repeat(Math.max(0, width - stringWidth(cut)));
}
