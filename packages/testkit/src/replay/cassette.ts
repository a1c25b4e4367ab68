/** A body: as text where its bytes are UTF-8, else in base64. */
export type CassetteBody =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'base64'; readonly base64: string };

/** A request as it was sent, secrets replaced. Its headers are for the reader: nothing is matched by them. */
export interface CassetteRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: { readonly [name: string]: string };
  readonly body?: CassetteBody;
}

/** What came back: a reply, or nothing whole, with the code by which the transport named the failure. */
export type CassetteReply =
  | {
      readonly kind: 'reply';
      readonly status: number;
      readonly headers: { readonly [name: string]: string };
      readonly body?: CassetteBody;
    }
  | { readonly kind: 'no-reply'; readonly code: string };

/** One request and what came back. */
export interface CassetteExchange {
  readonly request: CassetteRequest;
  readonly reply: CassetteReply;
}

/** What a recorder wrote down, as plain JSON. Exchanges stand in the order in which they were sent. */
export interface Cassette {
  readonly format: 'onlink-cassette';
  readonly version: 1;
  readonly exchanges: readonly CassetteExchange[];
}

/** What stands for a secret. */
export const PLACEHOLDER = '[secret]';

/** Bytes as a body; none where there are none. */
export function encodeBody(bytes: Uint8Array): CassetteBody | undefined {
  if (bytes.length === 0) return undefined;
  try {
    return { kind: 'text', text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes) };
  } catch {
    return { kind: 'base64', base64: Buffer.from(bytes).toString('base64') };
  }
}

/** The bytes of a body. */
export function decodeBody(body: CassetteBody | undefined): Uint8Array {
  if (body === undefined) return new Uint8Array();
  return body.kind === 'text'
    ? new TextEncoder().encode(body.text)
    : new Uint8Array(Buffer.from(body.base64, 'base64'));
}

/** Whether a body is a form's, by its content type. */
export function isForm(contentType: string | null | undefined): boolean {
  return /^application\/x-www-form-urlencoded\b/i.test(contentType ?? '');
}
