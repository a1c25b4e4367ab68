/**
 * An internal ID as a number, for comparing. NetSuite's are whole numbers, negative for a few system records.
 *
 * @returns `undefined` when it is anything else, or too large to compare exactly
 */
export function parseRowId(value: unknown): number | undefined {
  const text = typeof value === 'number' ? String(value) : value;
  if (typeof text !== 'string' || !/^-?\d{1,16}$/.test(text)) return undefined;
  const id = Number(text);
  return Number.isSafeInteger(id) ? id : undefined;
}
