/** The body of a SuiteQL call, or what is wrong with it. */
export type SuiteqlBody =
  | { readonly kind: 'query'; readonly query: string; readonly params: readonly string[] }
  /** `path` names the member at fault; absent when the body is not JSON at all. */
  | { readonly kind: 'refused'; readonly reason: string; readonly path?: string };

const decoder = new TextDecoder('utf-8', { fatal: true });

/**
 * Reads `{"q": text, "params"?: [text...]}`.
 *
 * Source: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_157909186990.html
 */
export function readSuiteqlBody(body: Uint8Array): SuiteqlBody {
  let value: unknown;
  try {
    value = JSON.parse(decoder.decode(body));
  } catch {
    return { kind: 'refused', reason: 'the body is not JSON' };
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return { kind: 'refused', reason: 'the body is not an object' };
  }
  const { q, params = [] } = value as { readonly q?: unknown; readonly params?: unknown };
  if (typeof q !== 'string' || q.trim() === '') return { kind: 'refused', reason: 'q is missing', path: 'q' };
  if (!Array.isArray(params) || !params.every((param) => typeof param === 'string')) {
    return { kind: 'refused', reason: 'params is not an array of strings', path: 'params' };
  }
  return { kind: 'query', query: q, params };
}
