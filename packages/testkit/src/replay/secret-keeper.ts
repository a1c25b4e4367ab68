import type { Json } from '@onlink/core';
import { createRedactor } from '@onlink/runtime';
import { type CassetteBody, PLACEHOLDER } from './cassette.js';
import { derivedSecrets } from './derived-secrets.js';
import { lenientPattern } from './lenient-pattern.js';
import { replayFault } from './replay-fault.js';

/** Knows secrets, and writes texts and bodies without them. */
export interface SecretKeeper {
  readonly secrets: readonly string[];
  /** @throws a fault `replay/unusable-secret` where it is too short, or a word of the file itself */
  add(secret: string): void;
  /** Learns what a request or reply carries beside the secrets that were given: tokens by their usual names. */
  learn(headers: Headers, body: string): void;
  text(text: string): string;
  url(url: string): string;
  body(body: CassetteBody | undefined, isForm: boolean): CassetteBody | undefined;
}

/** The words that stand in every cassette: a secret that is one of them could not be kept out. */
const OWN_WORDS = JSON.stringify({
  ...{
    format: 'onlink-cassette',
    version: 1,
    exchanges: [],
    request: 'GET HEAD OPTIONS POST PUT PATCH DELETE',
  },
  ...{
    method: '',
    url: 'https://',
    headers: 'content-type',
    body: '',
    reply: 'no-reply',
    kind: 'text',
    base64: PLACEHOLDER,
  },
  ...{ status: '', code: '' },
}).toLowerCase();

const SHORTEST = 4;

/** Makes a keeper. */
export function createSecretKeeper(given: readonly string[]): SecretKeeper {
  const redactor = createRedactor();
  const secrets: string[] = [];
  let pattern: RegExp | undefined;
  const take = (secret: string): void => {
    secrets.push(secret);
    for (const form of bytesOf(secret)) redactor.add(form);
    // The longest first, so that a secret inside another leaves nothing of it behind.
    const longest = [...secrets].sort((left, right) => right.length - left.length);
    pattern = new RegExp(longest.map(lenientPattern).join('|'), 'gi');
  };
  const add = (secret: string): void => {
    const count = secrets.length + 1;
    if (secret.length < SHORTEST) throw unusable(count, `it has fewer than ${SHORTEST} characters`);
    if (OWN_WORDS.includes(secret.toLowerCase())) throw unusable(count, 'it is a word of the file itself');
    take(secret);
  };
  const text = (value: string): string =>
    pattern === undefined ? value : redactor.redact(value.replace(pattern, PLACEHOLDER));
  const component = (value: string): string => {
    for (const decoded of [decode(value), decode(value.replaceAll('+', ' '))]) {
      const kept = text(decoded);
      if (kept !== decoded) return encodeURIComponent(kept).replaceAll('%5B', '[').replaceAll('%5D', ']');
    }
    return text(value);
  };
  // A value may hold further signs of equality.
  const pair = (value: string): string => value.replace(/^[^=]+|(?<==)[\s\S]+$/g, component);
  const pairs = (value: string): string => value.split('&').map(pair).join('&');
  given.forEach(add);
  return {
    secrets,
    add,
    learn(headers, body) {
      const found = derivedSecrets(headers, body).filter((secret) => secret.length >= SHORTEST);
      for (const secret of found) {
        if (!secrets.includes(secret) && !OWN_WORDS.includes(secret.toLowerCase())) take(secret);
      }
    },
    text,
    url(url) {
      const [, address = '', query] = /^([^?]*)(?:\?(.*))?$/s.exec(url) ?? [];
      const path = address.replace(/[^/]+/g, component);
      return query === undefined ? path : `${path}?${pairs(query)}`;
    },
    body(body, isForm) {
      if (body === undefined) return undefined;
      if (body.kind === 'text')
        return { kind: 'text', text: isForm ? pairs(body.text) : jsonOrText(body.text, text) };
      // Latin-1 gives each byte a character of its own, and takes it back.
      const bytes = Buffer.from(body.base64, 'base64').toString('latin1');
      return { kind: 'base64', base64: Buffer.from(text(bytes), 'latin1').toString('base64') };
    },
  };
}

/** A secret, and its bytes as Latin-1 shows them: in UTF-8, which headers and binary bodies hold, and in UTF-16. */
function bytesOf(secret: string): readonly string[] {
  return [
    secret,
    ...(['utf8', 'utf16le'] as const).map((encoding) => Buffer.from(secret, encoding).toString('latin1')),
  ];
}

/** JSON stays JSON: where a secret was a number, or was written in a way that only a parser sees, it is written anew. */
function jsonOrText(value: string, redact: (text: string) => string): string {
  const kept = redact(value);
  const parsed = parseJson(value);
  if (parsed === undefined) return kept;
  const inside = walk(parsed, redact);
  const again = parseJson(kept);
  const isSame = again !== undefined && JSON.stringify(again) === JSON.stringify(inside);
  return isSame ? kept : JSON.stringify(inside);
}

function walk(value: Json, redact: (text: string) => string): Json {
  if (typeof value === 'string') return redact(value);
  if (typeof value === 'number') return redact(String(value)) === String(value) ? value : PLACEHOLDER;
  if (Array.isArray(value)) return value.map((entry) => walk(entry as Json, redact));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, child]) => [redact(name), walk(child, redact)]),
  );
}

/** The value of a JSON text; `undefined` where it is none. */
export function parseJson(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}

/** Percent-encoding taken off; the text itself where it is broken. */
export function decode(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}

function unusable(position: number, reason: string) {
  return replayFault(
    'unusable-secret',
    `Failed to record with secret "${position}": ${reason}, so it cannot be told from other text. Use a longer one for recording.`,
  );
}
