import { z } from 'zod';

/** The most rows that the vendor gives in one page. */
const MAX_PAGE_ROWS = 200;

/**
 * The `config:` lines that an import of any stream may have: the manifest describes them by it, and `read` reads them by it.
 */
export const paramsSchema = z.strictObject({
  page_size: z
    .int()
    .min(1)
    .max(MAX_PAGE_ROWS)
    .default(MAX_PAGE_ROWS)
    .meta({ title: 'Page size', description: 'Rows asked for in one request.' }),
});
