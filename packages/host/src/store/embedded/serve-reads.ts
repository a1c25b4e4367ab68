import { timingSafeEqual } from 'node:crypto';
import type { Socket } from 'node:net';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { faultToJson } from '@onlink/core';
import type { Store } from '../store.js';
import { toStoreFault } from '../store-fault.js';
import { READS_BY_NAME, type ReadReply, type ReadRequest } from './read-protocol.js';

/** What is served, once it is open. */
export interface Served {
  readonly store: Store;
  readonly tenant: string;
}

const MAX_REQUEST_BYTES = 16 * 1024;
const REQUEST_TIMEOUT_MS = 5_000;

/**
 * Answers one read of another process. Whoever does not know the token, asks for another tenant or for what is not served
 * gets no byte: the connection ends.
 */
export async function serveRead(socket: Socket, token: string, served: Promise<Served>): Promise<void> {
  // A reader that went away is no matter of ours.
  socket.on('error', () => undefined);
  const request = parse(await firstLine(socket), token);
  const read = request && READS_BY_NAME.get(request.read);
  const { store, tenant } = await served;
  if (request === undefined || read === undefined || request.tenant !== tenant) {
    socket.destroy();
    return;
  }
  const values = read(store, ...(request.args as never[]));
  await pipeline(Readable.from(lines(values, request.read)), socket).catch(() => undefined);
}

async function* lines(values: AsyncIterable<unknown>, name: string): AsyncGenerator<string> {
  const line = (reply: ReadReply): string => `${JSON.stringify(reply)}\n`;
  try {
    for await (const value of values) yield line({ value });
    yield line({ end: true });
  } catch (error) {
    yield line({ fault: faultToJson(toStoreFault(error, `read ${name} for another process`)) });
  }
}

function parse(text: string, token: string): ReadRequest | undefined {
  try {
    const request = JSON.parse(text) as Partial<ReadRequest> | null;
    if (request === null || !Array.isArray(request.args)) return undefined;
    return sameText(String(request.token), token) ? (request as ReadRequest) : undefined;
  } catch {
    return undefined;
  }
}

function sameText(given: string, wanted: string): boolean {
  const [left, right] = [Buffer.from(given), Buffer.from(wanted)];
  return left.length === right.length && timingSafeEqual(left, right);
}

/** Up to the first line break; empty where none comes in time or within the size of a request. */
async function firstLine(socket: Socket): Promise<string> {
  socket.setTimeout(REQUEST_TIMEOUT_MS, () => socket.destroy());
  let text = '';
  try {
    for await (const chunk of socket.iterator({ destroyOnReturn: false })) {
      text += String(chunk);
      if (text.includes('\n') || text.length > MAX_REQUEST_BYTES) break;
    }
  } catch {
    return '';
  }
  socket.setTimeout(0);
  return text.includes('\n') ? text : '';
}
