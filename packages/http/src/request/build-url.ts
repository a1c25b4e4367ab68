/** A URL with further query parameters after those it has. Blanks become `%20`, which form and URI decoding read alike. */
export function buildUrl(url: string, query: readonly (readonly [string, string])[] = []): string {
  const built = new URL(url);
  const pairs = query.map(([name, value]) => `${encode(name)}=${encode(value)}`);
  built.search = [built.search.slice(1), ...pairs].filter((part) => part !== '').join('&');
  built.hash = '';
  return built.href;
}

/** RFC 3986's unreserved characters stay; everything else goes percent-encoded, as OAuth's own encoding wants it. */
function encode(text: string): string {
  return encodeURIComponent(text.replace(/\p{Surrogate}/gu, '\ufffd')).replace(
    /[!'()*]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
