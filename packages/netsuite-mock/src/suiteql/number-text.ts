/** A number as NetSuite sends it: plain decimal digits, no exponent, 15 significant digits. */
export function numberText(value: number): string {
  if (Number.isInteger(value)) return Math.abs(value) < 1e21 ? String(value) : BigInt(value).toString();
  const rounded = Number(value.toPrecision(15));
  const text = String(rounded);
  return text.includes('e') ? rounded.toFixed(20).replace(/\.?0+$/, '') : text;
}

/** A number as Oracle's TO_CHAR writes it without a format: no zero before the point. */
export function oracleNumberText(value: number): string {
  return numberText(value).replace(/^(-?)0\./, '$1.');
}

/** The result of arithmetic, freed of binary noise: 0.1 + 0.2 is 0.3 in Oracle. */
export function roundedNumber(value: number): number {
  return Number.isInteger(value) ? value : Number(value.toPrecision(15));
}

const NUMBER = /^\s*[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?\s*$/;

/** The number that a text holds, or `undefined`. */
export function numberOf(text: string): number | undefined {
  return NUMBER.test(text) ? Number(text) : undefined;
}
