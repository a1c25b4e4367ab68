import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseAuthorizationHeader } from '../../src/protocol/authorization-header.js';
import { signatureBaseString } from '../../src/protocol/base-string.js';
import { splitReceivedUrl } from '../../src/protocol/received-url.js';
import { isSignatureRight } from '../../src/protocol/signature.js';

interface Vector {
  readonly name: string;
  readonly source: string;
  readonly method: string;
  readonly url: string;
  readonly realm: string;
  readonly consumerKey: string;
  readonly consumerSecret: string;
  readonly tokenId?: string;
  readonly tokenSecret?: string;
  readonly nonce: string;
  readonly timestamp: string;
  readonly extraOauthParams: Readonly<Record<string, string>>;
  readonly baseString: string;
  readonly signature: string;
}

// Published by Oracle; each entry names its page. The one of the RESTlet is printed there without its leading "+".
const VECTORS = JSON.parse(
  readFileSync(new URL('./oauth1.json', import.meta.url), 'utf8'),
) as readonly Vector[];

function headerOf(vector: Vector): string {
  const parameters = {
    realm: vector.realm,
    oauth_consumer_key: vector.consumerKey,
    ...(vector.tokenId !== undefined && { oauth_token: vector.tokenId }),
    oauth_nonce: vector.nonce,
    oauth_timestamp: vector.timestamp,
    oauth_signature_method: 'HMAC-SHA256',
    oauth_version: '1.0',
    ...vector.extraOauthParams,
    oauth_signature: vector.signature,
  };
  const pairs = Object.entries(parameters).map(([name, value]) => `${name}="${encodeURIComponent(value)}"`);
  return `OAuth ${pairs.join(', ')}`;
}

function read(vector: Vector): { readonly base: string; readonly signature: string } {
  const header = parseAuthorizationHeader(headerOf(vector));
  const url = splitReceivedUrl(vector.url);
  if (header.kind !== 'oauth' || url === undefined) throw new Error(`${vector.name} could not be read`);
  const base = signatureBaseString({ method: vector.method, url, headerParameters: header.parameters });
  return { base, signature: header.parameters.get('oauth_signature') ?? '' };
}

describe('a published signature vector', () => {
  it('is there with its source', () => {
    expect(VECTORS.length).toBeGreaterThanOrEqual(4);
    for (const { source } of VECTORS) expect(source).toMatch(/^https:\/\/docs\.oracle\.com\//);
  });

  it.each(VECTORS.map((vector) => [vector.name, vector] as const))('%s has its base string', (_, vector) => {
    expect(read(vector).base).toBe(vector.baseString);
  });

  it.each(VECTORS.map((vector) => [vector.name, vector] as const))(
    '%s is taken, and not with another secret or one character changed',
    (_, vector) => {
      const { base, signature } = read(vector);
      const secrets = { consumerSecret: vector.consumerSecret, tokenSecret: vector.tokenSecret ?? '' };
      expect(isSignatureRight(signature, base, secrets)).toBe(true);
      expect(isSignatureRight(signature, base, { ...secrets, tokenSecret: 'other' })).toBe(false);
      expect(isSignatureRight(signature, `${base} `, secrets)).toBe(false);
      expect(isSignatureRight(signature.slice(1), base, secrets)).toBe(false);
    },
  );
});
