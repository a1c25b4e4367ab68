import type { HttpResponse, RemoteDetail } from '@onlink/core';

/** What a reply that is not a success says about itself. */
export interface RemoteError {
  readonly status: number;
  /** NetSuite's `o:errorCode`, or a RESTlet's `error.code`; empty when the reply has none. */
  readonly errorCode: string;
  /** What it says, on one line of some 500 characters at most, cut between words. */
  readonly detail: string;
  /** Where in the request body, such as `item.items[0].item`, where it says so. */
  readonly path?: string;
  /** Whether it has the form of a RESTlet's error. */
  readonly isRestlet: boolean;
  /** NetSuite's own number for the failure, where it names one. */
  readonly requestId?: string;
}

const MAX_DETAIL_CHARS = 500;

/**
 * Reads an error reply: NetSuite's JSON envelope, the envelope of RESTlets, an HTML page, or anything else.
 * Source: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_156570709583.html
 */
export function parseRemoteError(response: HttpResponse): RemoteError {
  const text = new TextDecoder().decode(response.body.subarray(0, 65_536));
  const { errorCode, detail, path, isRestlet } = fromJson(text) ?? { ...NOTHING, detail: fromText(text) };
  const requestId = /Error ID: (\w+)/.exec(detail)?.[1];
  return {
    status: response.status,
    errorCode,
    detail: cutAtWord(oneLine(detail)),
    isRestlet,
    ...(path === undefined ? {} : { path: cutAtWord(oneLine(path)) }),
    ...(requestId === undefined ? {} : { requestId }),
  };
}

/** What NetSuite said, in the form in which a fault carries it. */
export function remoteDetail({ status, detail, errorCode, requestId }: RemoteError): RemoteDetail {
  return {
    status,
    detail: errorCode === '' ? detail : `${errorCode}: ${detail}`,
    ...(requestId === undefined ? {} : { requestId }),
  };
}

const NOTHING = { errorCode: '', isRestlet: false, path: undefined };

interface Parsed {
  readonly errorCode: string;
  readonly detail: string;
  readonly path: string | undefined;
  readonly isRestlet: boolean;
}

function fromJson(text: string): Parsed | undefined {
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    return undefined;
  }
  const envelope = asRecord(body);
  const listed = envelope['o:errorDetails'];
  const first = asRecord(Array.isArray(listed) ? listed[0] : undefined);
  const restlet = asRecord(envelope['error']);
  const errorCode =
    textOf(first['o:errorCode']) ?? textOf(restlet['code']) ?? textOf(envelope['o:errorCode']);
  const detail = textOf(first['detail']) ?? textOf(restlet['message']) ?? textOf(envelope['title']);
  const path = textOf(first['o:errorPath']);
  return {
    errorCode: errorCode ?? '',
    detail: detail ?? text,
    path,
    isRestlet: textOf(restlet['code']) !== undefined,
  };
}

function fromText(text: string): string {
  if (!text.trimStart().startsWith('<')) return text;
  const title = /<title[^>]*>([^<]*)<\/title>/i.exec(text)?.[1]?.trim();
  return title === undefined || title === '' ? 'an HTML page' : `an HTML page titled "${title}"`;
}

function oneLine(text: string): string {
  return text.replace(/[\s\p{Cc}]+/gu, ' ').trim();
}

/**
 * Cut between two words and never inside one: the host takes secrets out of this text, and would not know half a secret
 * that a remote repeats.
 */
function cutAtWord(text: string): string {
  if (text.length <= MAX_DETAIL_CHARS) return text;
  return `${text.slice(0, Math.max(0, text.lastIndexOf(' ', MAX_DETAIL_CHARS)))} …`.trim();
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function asRecord(value: unknown): { readonly [key: string]: unknown } {
  return typeof value === 'object' && value !== null ? (value as { [key: string]: unknown }) : {};
}
