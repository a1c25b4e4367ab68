import { type Call, isFault } from '@onlink/core';
import type { NetsuiteClient } from '../client.js';

/** How many rows to ask for next. */
export interface PageSize {
  readonly rows: number;
  /** Learns from a page that came: wide rows and slow pages make the next one smaller, others let it grow again. */
  came(page: { readonly rows: number; readonly sizeBytes: number; readonly tookMs: number }): void;
  /**
   * Learns from a page that did not come. `smaller`: ask for fewer rows; `row`: the first row alone cannot be read;
   * `give-up`: a smaller page would not help.
   */
  failed(thrown: unknown, askedRows: number, call: Call): 'smaller' | 'row' | 'give-up';
}

/** Rows of one page weigh no more than this, as far as those before them tell. */
const PAGE_BYTES = 8 * 1_048_576;
/** A page that takes longer is halved: NetSuite gives up after some 60 s. */
const SLOW_MS = 20_000;

/** A page that was too much, and would be again. */
const TOO_MUCH = new Set(['network/timeout', 'network/body-too-large']);
/** A gateway's time-out: it waited, and NetSuite was still at work. */
const GATEWAY_TIMEOUT = 504;
/** What NetSuite answers for a row that it cannot show, and for much else. */
const FAILED_BY_ITSELF = new Set(['netsuite/unexpected-error']);

const LEARNT = new WeakMap<NetsuiteClient, Map<string, number>>();

/**
 * Begins with what earlier reads of the stream learned.
 *
 * A page that was too much is asked for once more with a quarter of the rows; if that does not come either, the fault is
 * thrown and the next call begins with the small page. A page that NetSuite failed over is first left to the host to try
 * again; when it fails again, it is cut down until the row is found that it fails over.
 */
export function createPageSize(client: NetsuiteClient, stream: string, mostRows: number): PageSize {
  const learnt = LEARNT.get(client) ?? new Map<string, number>();
  LEARNT.set(client, learnt);
  let rows = Math.min(mostRows, learnt.get(stream) ?? mostRows);
  let widest = mostRows;
  let shrunk = false;
  const set = (next: number): void => {
    rows = Math.max(1, Math.min(mostRows, Math.floor(next)));
    if (rows < mostRows) learnt.set(stream, rows);
    else learnt.delete(stream);
  };
  return {
    get rows() {
      return rows;
    },
    came({ rows: count, sizeBytes, tookMs }) {
      shrunk = false;
      if (count > 0) widest = Math.max(1, Math.floor((PAGE_BYTES * count) / Math.max(1, sizeBytes)));
      if (tookMs > SLOW_MS) set(Math.min(rows / 2, widest));
      else if (rows < mostRows || widest < rows) set(Math.min(rows * 2, widest));
    },
    failed(thrown, askedRows, { attempt }) {
      if (!isFault(thrown)) return 'give-up';
      if (TOO_MUCH.has(thrown.code) || thrown.remote?.status === GATEWAY_TIMEOUT) {
        set(askedRows / 4);
        if (shrunk || askedRows === 1) return 'give-up';
        shrunk = true;
        return 'smaller';
      }
      if (!FAILED_BY_ITSELF.has(thrown.code) || attempt < 2) return 'give-up';
      if (askedRows === 1) return 'row';
      set(askedRows / 8);
      return 'smaller';
    },
  };
}
