import { createFault, type JsonObject } from '@onlink/core';
import { MAX_PAGE_ROWS } from '../suiteql/page.js';

/** JSON Schema of the `config:` lines that an import of any stream may have. */
export const PARAMS_SCHEMA: JsonObject = {
  type: 'object',
  properties: {
    page_size: {
      type: 'integer',
      minimum: 1,
      maximum: MAX_PAGE_ROWS,
      default: MAX_PAGE_ROWS,
      title: 'Page size',
      description:
        'Rows asked for in one request. Lower it when NetSuite takes longer than a minute to answer.',
    },
  },
  additionalProperties: false,
};

/** The page size that an import asks for, in rows: 1 to 1,000, by default 1,000. */
export function pageSizeRowsOf(params: JsonObject | undefined): number {
  const given = params?.['page_size'] ?? MAX_PAGE_ROWS;
  const rows = Number(given);
  if (Number.isInteger(rows) && rows >= 1 && rows <= MAX_PAGE_ROWS) return rows;
  throw createFault({
    blame: 'input',
    scope: 'stream',
    retry: 'never',
    effect: 'none',
    code: 'netsuite/page-size',
    message: `Failed to read parameter "page_size": it must be a whole number from 1 to ${MAX_PAGE_ROWS}. Correct the line config:page_size.`,
  });
}
