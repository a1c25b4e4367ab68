const NAMED: { readonly [char: string]: string } = {
  '&': 'amp',
  '<': 'lt',
  '>': 'gt',
  '"': 'quot',
  "'": 'apos',
};

/**
 * The source of a pattern that finds a text however its characters are written, each in a way of its own: as they are,
 * percent-encoded (over and over too), as an XML reference, or escaped as JSON does, once or inside another text.
 */
export function lenientPattern(text: string): string {
  // A run of backslashes is one step: each with a repetition of its own would take ages to fail.
  return (text.match(/\\+|[^\\]/gu) ?? [])
    .map((step) => (step.startsWith('\\') ? backslashes(step.length) : character(step)))
    .join('');
}

function character(char: string): string {
  const point = char.codePointAt(0) ?? 0;
  const name = NAMED[char];
  const references = [`#0*${point}`, `#x0*${point.toString(16)}`, ...(name === undefined ? [] : [name])];
  const units = Array.from({ length: char.length }, (_, index) => char.charCodeAt(index));
  return either([
    `${'"/'.includes(char) ? '\\\\{0,7}' : ''}${escaped(char)}`,
    percent(char),
    `&(?:amp;)*(?:${references.join('|')});`,
    units.map((unit) => `\\\\{1,7}u${unit.toString(16).padStart(4, '0')}`).join(''),
    ...(char === ' ' ? ['\\+'] : []),
  ]);
}

function backslashes(count: number): string {
  return either([
    `\\\\{${count},${count * 4}}`,
    `(?:${either([percent('\\'), '\\\\{1,7}u005c', '&#92;', '&#x5c;'])}){${count}}`,
  ]);
}

function percent(char: string): string {
  return [...new TextEncoder().encode(char)]
    .map((octet) => `%(?:25)*${octet.toString(16).padStart(2, '0')}`)
    .join('');
}

function either(sources: readonly string[]): string {
  return `(?:${sources.join('|')})`;
}

function escaped(char: string): string {
  return char.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
}
