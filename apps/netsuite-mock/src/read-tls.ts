import { readFileSync } from 'node:fs';
import { createSecureContext } from 'node:tls';
import type { ListenOptions } from '@onlink/netsuite-mock';
import type { ServerOptions } from './options.js';

/** The key and the certificate, read; or one line on why they are none. */
export type ReadTls =
  | { readonly kind: 'read'; readonly options: Pick<ListenOptions, 'tls'> }
  | { readonly kind: 'unreadable'; readonly reason: string };

/** Reads the two files where they are given. Never throws. */
export function readTls({ tlsKey, tlsCert }: ServerOptions): ReadTls {
  if (tlsKey === undefined || tlsCert === undefined) return { kind: 'read', options: {} };
  const files: Record<string, Buffer> = {};
  for (const [flag, path] of [
    ['--tls-key', tlsKey],
    ['--tls-cert', tlsCert],
  ] as const) {
    try {
      files[flag] = readFileSync(path);
    } catch (error) {
      return unreadable(
        `Failed to read ${flag} "${path}": the system said ${codeOf(error)}. Give a file in PEM`,
      );
    }
  }
  const tls = { key: files['--tls-key'] ?? '', cert: files['--tls-cert'] ?? '' };
  try {
    createSecureContext(tls);
  } catch (error) {
    return unreadable(
      `Failed to use "${tlsKey}" and "${tlsCert}" for TLS: OpenSSL said ${codeOf(error)}. Give a key and its own certificate in PEM`,
    );
  }
  return { kind: 'read', options: { tls } };
}

function unreadable(reason: string): ReadTls {
  return { kind: 'unreadable', reason: `netsuite-mock: ${reason}.` };
}

function codeOf(error: unknown): string {
  return String((error as { readonly code?: unknown }).code ?? 'unknown');
}
