import type { Json, JsonObject } from '@onlink/core';

/** Takes secrets out of texts before they reach a log, a journal or a person. */
export interface Redactor {
  /** Learns a secret. Shorter than 4 characters is ignored: removing it would garble everything else. */
  add(secret: string): void;
  redact(text: string): string;
  /** The same over every text in a JSON value, keys included. */
  redactJson<Value extends Json>(value: Value): Value;
}

const REPLACEMENT = '[secret]';
const SHORTEST = 4;

/**
 * Makes a redactor. It knows each secret as written and in the forms in which it travels: percent-encoded (also twice,
 * as in an OAuth base string), base64, base64url, hex, JSON-escaped and folded to one line; base64 also at the two other offsets at which a
 * secret may stand inside a longer encoded text, as it does in a basic auth header. The longest is replaced first, so that a secret
 * inside another leaves nothing behind.
 */
export function createRedactor(secrets: readonly string[] = []): Redactor {
  const forms = new Set<string>();
  let pattern: RegExp | undefined;

  const add = (secret: string): void => {
    if (secret.length < SHORTEST) return;
    // A fault's message is one line, whatever its author wrote: a key of several lines is folded in it.
    const folded = secret.replace(/\s*[\r\n]+\s*/g, ' ').trim();
    for (const form of [...formsOf(secret), ...formsOf(folded)]) forms.add(form);
    pattern = undefined;
  };
  const redact = (text: string): string => {
    if (forms.size === 0) return text;
    pattern ??= compile(forms);
    return text.replace(pattern, REPLACEMENT);
  };
  const redactJson = <Value extends Json>(value: Value): Value => walk(value, redact) as Value;

  secrets.forEach(add);
  return { add, redact, redactJson };
}

function formsOf(secret: string): string[] {
  const bytes = new TextEncoder().encode(secret);
  const percent = encodeURIComponent(secret);
  const strict = percent.replace(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);
  const once = [percent, strict, strict.replaceAll('%20', '+')];
  const forms = [
    secret,
    ...once,
    ...once.map(encodeURIComponent),
    JSON.stringify(secret).slice(1, -1),
    Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join(''),
    ...wholeBase64(bytes),
    ...base64Forms(bytes),
  ];
  return forms.flatMap((form) => [form, form.replaceAll('+', '-').replaceAll('/', '_')]).filter(longEnough);
}

function longEnough(form: string): boolean {
  return form.length >= SHORTEST;
}

/** A secret encoded by itself, whose last character is its own too. */
function wholeBase64(bytes: Uint8Array): string[] {
  const text = btoa(String.fromCharCode(...bytes));
  return [text, text.replace(/=+$/, '')];
}

/** The characters of a base64 text that depend on the secret alone, for each of the three offsets it may start at. */
function base64Forms(bytes: Uint8Array): string[] {
  return [0, 1, 2].map((offset) => {
    const padded = new Uint8Array(offset + bytes.length);
    padded.set(bytes, offset);
    const text = btoa(String.fromCharCode(...padded));
    const from = Math.ceil((offset * 8) / 6);
    const until = Math.floor((padded.length * 8) / 6);
    return text.slice(from, until);
  });
}

function compile(forms: ReadonlySet<string>): RegExp {
  const longestFirst = [...forms].sort((left, right) => right.length - left.length);
  return new RegExp(longestFirst.map((form) => form.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|'), 'gi');
}

function walk(value: Json, redact: (text: string) => string): Json {
  if (typeof value === 'string') return redact(value);
  if (Array.isArray(value)) return value.map((entry) => walk(entry as Json, redact));
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value as JsonObject);
    return Object.fromEntries(entries.map(([key, child]) => [redact(key), walk(child, redact)]));
  }
  return value;
}
