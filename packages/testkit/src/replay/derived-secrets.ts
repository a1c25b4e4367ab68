/** Fields that carry a credential by definition. Sources: RFC 6749, RFC 7523, RFC 5849 and OpenID Connect Core. */
const NAMES = [
  ...[
    'access_token',
    'refresh_token',
    'id_token',
    'client_secret',
    'client_assertion',
    'assertion',
    'password',
  ],
  ...['oauth_token', 'oauth_token_secret', 'oauth_verifier'],
];

const IN_JSON = new RegExp(`"(?:${NAMES.join('|')})"\\s*:\\s*("(?:[^"\\\\]|\\\\.)*")`, 'g');
const IN_FORM = new RegExp(`(?:^|&)(?:${NAMES.join('|')})=([^&\\s]*)`, 'g');

/** The secrets that nobody registered and that a request or reply shows to be ones: tokens under their usual names. */
export function derivedSecrets(headers: Headers, body: string): readonly string[] {
  const bearer = /^bearer\s+(\S+)$/i.exec(headers.get('authorization') ?? '')?.[1];
  const json = [...body.matchAll(IN_JSON)].map(([, value = '""']) => unquoted(value));
  const form = [...body.matchAll(IN_FORM)].flatMap(([, value = '']) => [
    ...new URLSearchParams(`v=${value}`).values(),
  ]);
  return [...(bearer === undefined ? [] : [bearer]), ...json, ...form];
}

function unquoted(value: string): string {
  try {
    return JSON.parse(value) as string;
  } catch {
    return value.slice(1, -1);
  }
}
