import type { BudgetObservation, Call, HttpRequest, HttpResponse, JsonObject } from '@onlink/core';
import { aReply, NOON_MS } from './builders.js';

/** One request as the remote saw it. */
export interface SeenRequest {
  readonly method: string;
  readonly url: URL;
  readonly headers: { readonly [name: string]: string };
  readonly q: string;
  readonly params: readonly string[];
}

/** A page as it goes out. */
interface PageBody {
  items: { [column: string]: unknown }[];
  hasMore: boolean;
  count: number;
  totalResults: number;
}

/** How the remote behaves. */
export interface RemoteOptions {
  readonly ids: readonly number[];
  /** What a row holds beside its ID. */
  readonly row?: (id: number) => { readonly [column: string]: unknown };
  /** Changes a page before it is sent; `index` counts pages from 0. */
  readonly bend?: (page: PageBody, index: number) => void;
  /** Answers instead, where it gives a reply. */
  readonly answer?: (seen: SeenRequest, index: number) => HttpResponse | undefined;
  /** How long a page takes, in milliseconds of the fake clock. */
  readonly pageMs?: number;
}

/** A call against a table of hand-made rows that understands the connector's two queries and nothing else. */
export interface FakeRemote {
  readonly seen: readonly SeenRequest[];
  readonly learnt: readonly BudgetObservation[];
  readonly clock: { nowMs: number };
  call(overrides?: Partial<Call>): Call;
}

/** Makes a remote. Its clock stands still but for `pageMs`. */
export function createKeysetRemote(options: RemoteOptions): FakeRemote {
  const seen: SeenRequest[] = [];
  const learnt: BudgetObservation[] = [];
  const clock = { nowMs: NOON_MS };
  const exchange = async (request: HttpRequest): Promise<HttpResponse> => {
    clock.nowMs += options.pageMs ?? 0;
    const body = JSON.parse(new TextDecoder().decode(request.body) || '{}') as {
      q?: string;
      params?: string[];
    };
    const entry: SeenRequest = {
      method: request.method,
      url: new URL(request.url),
      headers: request.headers,
      q: body.q ?? '',
      params: body.params ?? [],
    };
    const index = seen.push(entry) - 1;
    const date = { date: new Date(clock.nowMs).toUTCString() };
    const reply = options.answer?.(entry, index);
    if (reply !== undefined) return { ...reply, headers: { ...date, ...reply.headers } };
    const page = entry.q.includes('COUNT(*)') ? countPage(options.ids) : keysetPage(options, entry);
    options.bend?.(page, index);
    return aReply(200, page, date);
  };
  return {
    seen,
    learnt,
    clock,
    call: (overrides) => ({
      signal: new AbortController().signal,
      deadlineAt: NOON_MS + 3_600_000,
      attempt: 1,
      clock: { now: () => clock.nowMs, sleep: async () => {} },
      budget: { learn: (observation) => learnt.push(observation) },
      random: (sizeBytes) => Uint8Array.from({ length: sizeBytes }, (_, index) => index),
      log: () => {},
      exchange,
      ...overrides,
    }),
  };
}

function countPage(ids: readonly number[]): PageBody {
  const row = {
    row_count: String(ids.length),
    ...(ids.length === 0 ? {} : { first_id: String(Math.min(...ids)), last_id: String(Math.max(...ids)) }),
  };
  return { items: [row], hasMore: false, count: 1, totalResults: 1 };
}

function keysetPage({ ids, row }: RemoteOptions, { url, params }: SeenRequest): PageBody {
  const [after, last] = params.map(Number);
  const found = ids
    .filter((id) => id > (after ?? 0) && id <= (last ?? 0))
    .sort((left, right) => left - right);
  const items = found
    .slice(0, Number(url.searchParams.get('limit')))
    .map((id) => ({ links: [], id: String(id), ...row?.(id) }));
  return { items, hasMore: items.length < found.length, count: items.length, totalResults: found.length };
}

/** Rows of a page as the records that carry only their ID. */
export const idsOf = (records: readonly JsonObject[]): number[] => records.map(({ id }) => Number(id));
