/** `http://localhost:*`, with whatever follows the star. */
const LOCALHOST = /^http:\/\/localhost:\*(.*)$/s;

/** A star as the first label of the host, alone. */
const FIRST_LABEL = /^(https?:\/\/)\*(\.[^/]+.*)$/s;

/**
 * Whether a callback is the one that the integration record allows: equal to it, or matched by `http://localhost:*` (any
 * port, and any path where the record says no more) or by a `*` as the first host label. A star elsewhere is only a star.
 *
 * Source: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/bridgehead_4249032125.html
 */
export function isCallbackAllowed(allowed: string, callbackUrl: string): boolean {
  if (allowed === '' || !isAbsolute(callbackUrl)) return false;
  if (callbackUrl === allowed) return !allowed.includes('*');
  const rest = LOCALHOST.exec(allowed)?.[1];
  if (rest !== undefined) {
    const sent = /^http:\/\/localhost:[0-9]{1,5}(.*)$/s.exec(callbackUrl)?.[1];
    return sent !== undefined && (rest === '' || sent === rest);
  }
  const [, scheme, after] = FIRST_LABEL.exec(allowed) ?? [];
  if (scheme === undefined || after === undefined || !callbackUrl.startsWith(scheme)) return false;
  if (!callbackUrl.endsWith(after)) return false;
  const label = callbackUrl.slice(scheme.length, callbackUrl.length - after.length);
  return /^[A-Za-z0-9-]+$/.test(label);
}

function isAbsolute(text: string): boolean {
  return /^https?:\/\/[^/?#]/.test(text) && URL.canParse(text);
}
