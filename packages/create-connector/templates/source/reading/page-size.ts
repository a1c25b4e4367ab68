import { createFault, type JsonObject } from '@onlink/core';

/** The most rows that the vendor gives in one page. */
const MAX_PAGE_ROWS = 200;

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
      description: 'Rows asked for in one request.',
    },
  },
  additionalProperties: false,
};

/** The page size that an import asks for, in rows. */
export function pageSizeRowsOf(params: JsonObject | undefined): number {
  const rows = Number(params?.['page_size'] ?? MAX_PAGE_ROWS);
  if (Number.isInteger(rows) && rows >= 1 && rows <= MAX_PAGE_ROWS) return rows;
  throw createFault({
    blame: 'input',
    scope: 'stream',
    retry: 'never',
    effect: 'none',
    code: 'sample-vendor/page-size',
    message: `Failed to read parameter "page_size": it must be a whole number from 1 to ${MAX_PAGE_ROWS}. Correct the line config:page_size.`,
  });
}
