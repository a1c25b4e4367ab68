import { headerValue, type MockRequest } from '../protocol/message.js';
import { invalidBody, invalidHeader } from './record-refusal.js';

/** What the service does about a name or a value that is wrong. */
type Strictness = 'Error' | 'Warning' | 'Ignore';

/** The wishes of a write. */
export interface WriteOptions {
  /** Sublists whose lines are replaced, and fields that may be cleared where `replaceSelectedFields` is set. */
  readonly replace: ReadonlySet<string>;
  readonly replaceSelectedFields: boolean;
  readonly names: Strictness;
  readonly values: Strictness;
}

const STRICTNESS: ReadonlyMap<string, Strictness> = new Map([
  ['error', 'Error'],
  ['warning', 'Warning'],
  ['ignore', 'Ignore'],
]);

/**
 * Reads the options of a write from its query and headers. 400 INVALID_HEADER for a strictness that is none.
 *
 * Source: https://github.com/wsjmnh/netsuite-record-rest-docs (docs/records/employee.md)
 */
export function readWriteOptions(request: MockRequest, query: URLSearchParams): WriteOptions {
  const strictness = (header: string, fallback: Strictness): Strictness => {
    const written = headerValue(request, header.toLowerCase());
    if (written === undefined) return fallback;
    const known = STRICTNESS.get(written.trim().toLowerCase());
    if (known !== undefined) return known;
    throw invalidHeader(
      header,
      `Invalid value '${written}' of the header '${header}'. Use Error, Warning or Ignore.`,
    );
  };
  const replace = (query.get('replace') ?? '').split(',').map((name) => name.trim());
  return {
    replace: new Set(replace.filter((name) => name !== '')),
    replaceSelectedFields: query.get('replaceSelectedFields') === 'true',
    names: strictness('X-NetSuite-PropertyNameValidation', 'Warning'),
    values: strictness('X-NetSuite-PropertyValueValidation', 'Error'),
  };
}

/** A JSON object, as it was parsed. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** Whether a value is a JSON object and no array. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const decoder = new TextDecoder('utf-8', { fatal: true });

/** Parses a body; an empty one is an empty object where that is allowed. 400 for one that is no JSON object. */
export function readObject(body: Uint8Array, whenEmpty: 'allowed' | 'refused' = 'refused'): JsonObject {
  if (body.length === 0 && whenEmpty === 'allowed') return {};
  let value: unknown;
  try {
    value = JSON.parse(decoder.decode(body));
  } catch {
    throw invalidBody();
  }
  if (!isObject(value)) throw invalidBody();
  return value;
}
