import { compileDateFormat, type DateFormat } from './date-format.js';

/** Date formats that an account or user can choose (Home > Set Preferences > Date Format), with Oracle's spelling. */
const ORACLE_FORMATS = {
  'M/D/YYYY': 'FMMM/DD/YYYY',
  'D/M/YYYY': 'FMDD/MM/YYYY',
  'MM/DD/YYYY': 'MM/DD/YYYY',
  'DD/MM/YYYY': 'DD/MM/YYYY',
  'D-Mon-YYYY': 'FMDD-Mon-YYYY',
  'DD-Mon-YYYY': 'DD-Mon-YYYY',
  'D.M.YYYY': 'FMDD.MM.YYYY',
  'DD.MM.YYYY': 'DD.MM.YYYY',
  'YYYY-MM-DD': 'YYYY-MM-DD',
  'YYYY/MM/DD': 'YYYY/MM/DD',
} as const;

/** The date format of an account, in which SuiteQL sends every date that TO_CHAR does not wrap. */
export type AccountDateFormat = keyof typeof ORACLE_FORMATS;

/** All of `AccountDateFormat`. */
export const ACCOUNT_DATE_FORMATS = Object.keys(ORACLE_FORMATS) as readonly AccountDateFormat[];

/** Compiles an account's date format. */
export function compileAccountDateFormat(format: AccountDateFormat): DateFormat {
  return compileDateFormat(ORACLE_FORMATS[format]);
}
