import { isAscii } from 'node:buffer';
import { createFault, type Effect, type HttpResponse, type Json } from '@onlink/core';

/** For the message: `read` `employee "7"`; and what the request did over there. */
export interface ReadWhat {
  readonly verb: string;
  readonly noun: string;
  readonly effect: Effect;
}

const decoder = new TextDecoder('utf-8', { fatal: true });

/**
 * The body of a successful reply as JSON; `null` for an empty one.
 *
 * @throws `http/html` for a page meant for a browser, `http/not-json` for anything else that is not whole JSON in UTF-8.
 * After a write nobody knows then what it did.
 */
export function readJson(response: HttpResponse, what: ReadWhat): Json {
  const { body } = response;
  if (body.length === 0) return null;
  let text: string;
  try {
    text = decode(body);
    return JSON.parse(text) as Json;
  } catch {
    throw unreadable(response, what);
  }
}

/** ASCII, which most replies are, is the same in Latin-1, and that is read five times as fast. */
function decode(body: Uint8Array): string {
  if (!isAscii(body)) return decoder.decode(body);
  return Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString('latin1');
}

function unreadable({ status, headers, body }: HttpResponse, { verb, noun, effect }: ReadWhat): Error {
  const start = new TextDecoder().decode(body.subarray(0, 512)).trimStart();
  const isHtml = start.startsWith('<') || headers['content-type']?.startsWith('text/html') === true;
  const [code, reason, remedy] = isHtml
    ? ([
        'http/html',
        'a web page came instead of data',
        'Check the address in the connection, and whether a proxy, a sign-in page or maintenance stands in the way',
      ] as const)
    : ([
        'http/not-json',
        `the reply of ${body.length} bytes is cut short or is not JSON`,
        'Try again; if it stays so, check the address in the connection and the proxies on the way',
      ] as const);
  return createFault({
    blame: 'remote',
    scope: 'partition',
    // A page for browsers stays one until somebody acts; a cut reply may be whole the next time.
    retry: isHtml ? 'after-fix' : { afterMs: 1_000 },
    effect: effect === 'none' ? 'none' : 'unknown',
    code,
    message: `Failed to ${verb} ${noun}: ${reason}. ${remedy}.`,
    fix: { text: `${remedy}.` },
    remote: { status },
  });
}
