import type { Cassette, CassetteBody, CassetteExchange, CassetteReply } from './cassette.js';
import { replayFault } from './replay-fault.js';

/**
 * Reads a cassette, from the text of a file or the value in it.
 *
 * @throws a fault `replay/malformed-cassette` that names the first place that is wrong
 */
export function parseCassette(json: unknown): Cassette {
  const value = typeof json === 'string' ? parsed(json) : json;
  const file = fields(value, '', ['format', 'version', 'exchanges']);
  if (file['format'] !== 'onlink-cassette') throw malformed('format', 'must be "onlink-cassette"');
  if (file['version'] !== 1)
    throw malformed('version', 'must be 1: a newer file needs a newer @onlink/testkit');
  const { exchanges } = file;
  if (!Array.isArray(exchanges)) throw malformed('exchanges', 'must be a list');
  return {
    format: 'onlink-cassette',
    version: 1,
    exchanges: exchanges.map((entry: unknown, index) => exchangeAt(entry, `exchanges[${index}]`)),
  };
}

function exchangeAt(value: unknown, at: string): CassetteExchange {
  const { request, reply } = fields(value, at, ['request', 'reply']);
  const asked = fields(request, `${at}.request`, ['method', 'url', 'headers', 'body']);
  const method = textAt(asked['method'], `${at}.request.method`);
  if (!/^[A-Z]+$/.test(method)) throw malformed(`${at}.request.method`, 'must be a method such as GET');
  return {
    request: {
      method,
      url: textAt(asked['url'], `${at}.request.url`),
      headers: headersAt(asked['headers'], `${at}.request.headers`),
      ...bodyAt(asked['body'], `${at}.request.body`),
    },
    reply: replyAt(reply, `${at}.reply`),
  };
}

function replyAt(value: unknown, at: string): CassetteReply {
  const { kind } = fields(value, at, ['kind', 'code', 'status', 'headers', 'body']);
  if (kind === 'no-reply')
    return { kind, code: textAt(fields(value, at, ['kind', 'code'])['code'], `${at}.code`) };
  if (kind !== 'reply') throw malformed(`${at}.kind`, 'must be "reply" or "no-reply"');
  const { status, headers, body } = fields(value, at, ['kind', 'status', 'headers', 'body']);
  if (typeof status !== 'number' || !Number.isInteger(status) || status < 200 || status > 599) {
    throw malformed(`${at}.status`, 'must be a whole number from 200 to 599');
  }
  return { kind, status, headers: headersAt(headers, `${at}.headers`), ...bodyAt(body, `${at}.body`) };
}

function bodyAt(value: unknown, at: string): { readonly body?: CassetteBody } {
  if (value === undefined) return {};
  const { kind, text, base64 } = fields(value, at, ['kind', 'text', 'base64']);
  if (kind === 'text') return { body: { kind, text: textAt(text, `${at}.text`) } };
  if (kind !== 'base64') throw malformed(`${at}.kind`, 'must be "text" or "base64"');
  const encoded = textAt(base64, `${at}.base64`);
  if (Buffer.from(encoded, 'base64').toString('base64') !== encoded)
    throw malformed(`${at}.base64`, 'must be base64');
  return { body: { kind, base64: encoded } };
}

function headersAt(value: unknown, at: string): { readonly [name: string]: string } {
  const entries = Object.entries(objectAt(value, at));
  for (const [name, text] of entries) {
    textAt(text, `${at}.${name}`);
    try {
      new Headers([[name, text as string]]);
    } catch {
      throw malformed(`${at}.${name}`, 'must be a header');
    }
  }
  return Object.fromEntries(entries) as { readonly [name: string]: string };
}

function fields(value: unknown, at: string, known: readonly string[]): { readonly [name: string]: unknown } {
  const object = objectAt(value, at);
  const unknown = Object.keys(object).find((name) => !known.includes(name));
  if (unknown !== undefined) throw malformed(at === '' ? unknown : `${at}.${unknown}`, 'is not known');
  return object;
}

function objectAt(value: unknown, at: string): { readonly [name: string]: unknown } {
  if (typeof value === 'object' && value !== null && !Array.isArray(value))
    return value as { [name: string]: unknown };
  throw malformed(at, 'must be an object');
}

function textAt(value: unknown, at: string): string {
  if (typeof value === 'string') return value;
  throw malformed(at, 'must be a text');
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw malformed('', 'must be JSON');
  }
}

function malformed(at: string, rule: string) {
  const place = at === '' ? 'the whole file' : at;
  return replayFault(
    'malformed-cassette',
    `Failed to read cassette: "${place}" ${rule}. Mend it there, or record again.`,
  );
}
