import type { RefusalFault } from './refusal.js';

/** A query with its bound values, and the page asked for. */
export interface QueryRequest {
  readonly query: string;
  readonly params: readonly string[];
  readonly limit: number;
  readonly offset: number;
  /**
   * Rows whose order the query does not fix come in another order for each page. Absent: they keep the order of their
   * ids.
   */
  readonly unstableOrder?: boolean;
}

/** What a query gave. */
export type QueryResult =
  | {
      readonly kind: 'page';
      readonly total: number;
      /** JSON text of each row. */
      readonly rows: readonly string[];
    }
  | RefusalFault;
