/** A way in which a text may hold another one: what it looks like decoded. */
type Decoder = (text: string) => string;

const ENTITIES: { readonly [name: string]: string } = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

const DECODERS: readonly Decoder[] = [
  percent,
  (text) => percent(text.replaceAll('+', ' ')),
  // JSON, and what other languages make of it: \u00fc, \/ and, for text within text, \\".
  (text) =>
    text.replace(/\\(?:u([0-9a-fA-F]{4})|(["\\/]))/g, (_, unit?: string, char = '') =>
      unit === undefined ? char : String.fromCharCode(Number.parseInt(unit, 16)),
    ),
  (text) =>
    text.replace(
      /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(amp|lt|gt|quot|apos));/gi,
      (whole, hex?: string, decimal?: string, name?: string) => {
        if (name !== undefined) return ENTITIES[name.toLowerCase()] ?? whole;
        const point = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
        return point <= 0x10ffff ? String.fromCodePoint(point) : whole;
      },
    ),
  // UTF-16 of plain letters.
  (text) => text.replaceAll('\0', ''),
  base64,
  (text) =>
    [...text.matchAll(/(?:[0-9a-f]{2}){4,}/gi)]
      .flatMap(([run]) => [run, run.slice(1)].map((hex) => Buffer.from(hex, 'hex').toString()))
      .join('\n'),
];

/**
 * Whether a text holds one of the secrets: as written, or in any of the forms above, or in one inside another (two
 * deep). Slower and wider than a redactor: it looks through whatever the redactor may not know, and changes nothing.
 */
export function holdsSecret(text: string, secrets: readonly string[]): boolean {
  let views = new Set([text]);
  const seen = new Set(views);
  for (let depth = 0; depth <= 2; depth += 1) {
    for (const view of views) {
      if (secrets.some((secret) => view.includes(secret))) return true;
    }
    if (depth === 2) break;
    const next = [...views].flatMap((view) => DECODERS.map((decode) => decode(view)));
    views = new Set(next.filter((view) => view !== '' && !seen.has(view)));
    for (const view of views) seen.add(view);
  }
  return false;
}

/** Percent-encoding taken off, octet by octet; what is none stays. */
function percent(text: string): string {
  return text.replace(/(?:%[0-9a-f]{2})+/gi, (run) => Buffer.from(run.replaceAll('%', ''), 'hex').toString());
}

/** Every run that may be base64, lines joined, from each of the four places at which a group may begin. */
function base64(text: string): string {
  const joined = text.replace(/(?<=[\w+/-])\r?\n[ \t]*(?=[\w+/-])/g, '');
  const runs = [...joined.matchAll(/[\w+/-]{6,}/g)].map(([run]) => run);
  return runs
    .flatMap((run) => [0, 1, 2, 3].map((from) => Buffer.from(run.slice(from), 'base64').toString()))
    .join('\n');
}
