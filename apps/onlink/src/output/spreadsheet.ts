/**
 * A cell that begins like a formula would be run by a spreadsheet
 * (https://owasp.org/www-community/attacks/CSV_Injection). Numbers and telephone numbers stay as they are.
 */
export function spreadsheetSafe(text: string): string {
  return /^[=+\-@\t\r]/.test(text) && !/^[+-]?[\d\s().]+$/.test(text) ? `'${text}` : text;
}
