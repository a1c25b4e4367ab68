import { createHmac, timingSafeEqual } from 'node:crypto';
import type { RawRequest, Secret, SignedPart, Verdict, WebhookScheme, WebhookTrigger } from '@onlink/core';

type Hmac = Extract<WebhookScheme, { kind: 'hmac' }>;
type Trigger = Pick<WebhookTrigger<unknown, unknown, unknown>, 'schemes' | 'verify'>;

/** What a webhook is verified with. */
export interface WebhookProof {
  /** The secrets that count now: two while one is being replaced. */
  readonly secrets: readonly Secret[];
  /** Epoch milliseconds. */
  readonly now: number;
}

const REFUSED = 'it does not prove that it comes from the remote system';

/**
 * Verifies an incoming webhook over its raw bytes, by the schemes of its trigger: any of them with any of the secrets will
 * do. Texts are compared in constant time. The reason of a refusal is for the log and names no secret and no value.
 */
export function verifyWebhook(trigger: Trigger, raw: RawRequest, proof: WebhookProof): Verdict {
  let reason = REFUSED;
  for (const scheme of trigger.schemes) {
    if (scheme.kind === 'custom') {
      const verdict = trigger.verify?.(raw, proof.secrets, proof.now);
      if (verdict !== undefined && verdict.kind !== 'refused') return verdict;
      reason = verdict?.reason ?? reason;
      continue;
    }
    if (scheme.kind === 'hmac' && isStale(scheme, raw, proof.now)) {
      reason = `its time in header "${scheme.timestampHeader ?? ''}" is missing or too far from now`;
      continue;
    }
    const given = presented(scheme, raw);
    if (given === undefined) continue;
    const proves = ({ reveal }: Secret): boolean => same(given, expected(scheme, raw, reveal()));
    if (proof.secrets.some(proves)) return { kind: 'accepted' };
  }
  return { kind: 'refused', reason };
}

type Checked = Exclude<WebhookScheme, { kind: 'custom' }>;

/** What the sender shows: the credential itself, or a signature without its prefix. */
function presented(scheme: Checked, { url, headers }: RawRequest): string | undefined {
  switch (scheme.kind) {
    case 'basic_auth':
      return /^basic\s+(\S+)$/i.exec(headers['authorization'] ?? '')?.[1];
    case 'auth_token':
      return new URL(url, 'http://webhook.invalid').searchParams.get(scheme.parameter) ?? undefined;
    case 'header_token':
      return headers[scheme.header.toLowerCase()];
    case 'hmac': {
      const { header, prefix = '', encoding } = scheme;
      const value = headers[header.toLowerCase()];
      if (value === undefined || !value.startsWith(prefix)) return undefined;
      const signature = value.slice(prefix.length).trim();
      return encoding === 'hex' ? signature.toLowerCase() : signature;
    }
  }
}

/** What the sender would have to show if it knew the secret. A basic auth secret is `user:password`. */
function expected(scheme: Checked, raw: RawRequest, secret: string): string {
  switch (scheme.kind) {
    case 'basic_auth':
      return Buffer.from(secret, 'utf8').toString('base64');
    case 'auth_token':
    case 'header_token':
      return secret;
    case 'hmac': {
      const { algorithm, encoding, signedParts } = scheme;
      const hmac = createHmac(algorithm, secret);
      for (const part of signedParts) hmac.update(bytesOf(part, raw));
      return hmac.digest(encoding);
    }
  }
}

function bytesOf(part: SignedPart, { headers, body }: RawRequest): Uint8Array {
  switch (part.kind) {
    case 'body':
      return body;
    case 'header':
      return Buffer.from(headers[part.name.toLowerCase()] ?? '', 'utf8');
    case 'text':
      return Buffer.from(part.text, 'utf8');
  }
}

const DEFAULT_TOLERANCE_MS = 300_000;

/** A signed time is in epoch seconds. */
function isStale({ timestampHeader, toleranceMs }: Hmac, { headers }: RawRequest, now: number): boolean {
  if (timestampHeader === undefined) return false;
  const text = headers[timestampHeader.toLowerCase()] ?? '';
  if (!/^\d{1,12}$/.test(text)) return true;
  return Math.abs(now - Number(text) * 1_000) > (toleranceMs ?? DEFAULT_TOLERANCE_MS);
}

function same(given: string, wanted: string): boolean {
  const [left, right] = [Buffer.from(given, 'utf8'), Buffer.from(wanted, 'utf8')];
  return left.length === right.length && timingSafeEqual(left, right);
}
