import type { Switches } from './switches.js';

/** Rows that paging by offset reaches at most, and pages. Source: see `readPageQuery`. */
const MOST_PAGED_ROWS = 100_000;
const MOST_PAGES = 1000;
const LARGEST_PAGE = 1000;

/** The page that a URL's query asks for, or what is wrong with it. */
export type PageQuery =
  /** `rows` is how many rows the page holds at most: `limit`, and less where the wall stands in the page. */
  | { readonly kind: 'page'; readonly limit: number; readonly offset: number; readonly rows: number }
  | { readonly kind: 'refused'; readonly parameter: 'limit' | 'offset'; readonly detail: string };

const POSITIVE = /^[1-9]\d{0,8}$/;
const NOT_NEGATIVE = /^\d{1,9}$/;

/**
 * Reads `limit` (1 to 1000, default 1000) and `offset` (a multiple of `limit`, below the reach of paging: 1,000 pages
 * and 100,000 rows). The words of a refusal are not published, so they are the mock's.
 *
 * Source: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_156414087576.html
 */
export function readPageQuery(
  query: URLSearchParams,
  offsetPastWall: Switches['offsetPastWall'] = 'refused',
): PageQuery {
  const limitText = query.get('limit') ?? String(LARGEST_PAGE);
  const offsetText = query.get('offset') ?? '0';
  const [limit, offset] = [Number(limitText), Number(offsetText)];
  if (!POSITIVE.test(limitText)) return refusal('limit', `'${limitText}' is not a positive whole number`);
  if (limit > LARGEST_PAGE) return refusal('limit', `${limit} is larger than the maximum of ${LARGEST_PAGE}`);
  if (!NOT_NEGATIVE.test(offsetText)) return refusal('offset', `'${offsetText}' is not a whole number`);
  if (offset % limit !== 0) return refusal('offset', `${offset} is not divisible by the limit ${limit}`);
  const rows = Math.max(0, Math.min(limit, reachOf(limit) - offset));
  if (rows === 0 && offsetPastWall === 'refused')
    return refusal('offset', `${offset} is beyond the ${reachOf(limit)} rows of paging`);
  return { kind: 'page', limit, offset, rows };
}

function refusal(parameter: 'limit' | 'offset', reason: string): PageQuery {
  return { kind: 'refused', parameter, detail: `Invalid query parameter '${parameter}': ${reason}.` };
}

function reachOf(limit: number): number {
  return Math.min(MOST_PAGED_ROWS, MOST_PAGES * limit);
}

/** Where a page stands in its result. */
export interface PagePlace {
  /** Absolute URL of the resource, without a query. */
  readonly href: string;
  readonly limit: number;
  readonly offset: number;
  readonly total: number;
}

/** True when another page can be asked for. */
export function hasMorePages({ limit, offset, total }: PagePlace): boolean {
  return offset + limit < Math.min(total, reachOf(limit));
}

/** The `links` of a page: `first` and `prev` after the first page, `next` and `last` while there is more, `self` last. */
export function pageLinks(place: PagePlace): readonly { readonly rel: string; readonly href: string }[] {
  const { href, limit, offset, total } = place;
  const link = (rel: string, at: number) => ({ rel, href: `${href}?limit=${limit}&offset=${at}` });
  const lastOffset = Math.floor((Math.min(total, reachOf(limit)) - 1) / limit) * limit;
  return [
    ...(offset > 0 ? [link('prev', offset - limit), link('first', 0)] : []),
    ...(hasMorePages(place) ? [link('next', offset + limit), link('last', lastOffset)] : []),
    link('self', offset),
  ];
}
