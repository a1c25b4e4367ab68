import { createRequire } from 'node:module';
import { createNetsuiteMock, type ListeningMock } from '@onlink/netsuite-mock';
import { humanAnnouncement, jsonAnnouncement } from './announcement.js';
import { parseArguments, type ServerOptions } from './options.js';
import { readTls } from './read-tls.js';

/**
 * Runs the `netsuite-mock` command until SIGTERM or SIGINT.
 *
 * @param args The arguments that follow the program's name.
 * @returns The exit code: 0 after a clean stop, help or version; 1 when the address cannot be had; 2 for a bad flag.
 */
export async function main(args: readonly string[]): Promise<number> {
  const parsed = parseArguments(args, packageVersion());
  switch (parsed.kind) {
    case 'told':
      process.stdout.write(parsed.text);
      return 0;
    case 'wrong':
      process.stderr.write(`${parsed.reason}\n`);
      return 2;
    case 'serve':
      return serve(parsed.options);
  }
}

async function serve(options: ServerOptions): Promise<number> {
  const {
    port,
    host,
    employees,
    seed,
    latencyMs,
    account: accountId,
    concurrency,
    admin,
    dateFormat,
    timeZone,
  } = options;
  const tls = readTls(options);
  if (tls.kind === 'unreadable') {
    process.stderr.write(`${tls.reason}\n`);
    return 1;
  }
  const mock = createNetsuiteMock({
    employees,
    seed,
    accountId,
    concurrencyLimit: concurrency,
    dateFormat,
    timeZone,
  });
  // Listened for before the address is announced: whoever reads it may stop the server at once.
  const stopped = stopSignal();
  let listening: ListeningMock;
  try {
    listening = await mock.listen({ port, host, latencyMs, adminApi: admin, ...tls.options });
  } catch (error) {
    stopped.forget();
    process.stderr.write(`${listenFailure(error, options)}\n`);
    return 1;
  }
  const announce = options.json ? jsonAnnouncement : humanAnnouncement;
  process.stdout.write(announce(listening.url, mock.credentials, options));
  await stopped.signal;
  await listening.close();
  return 0;
}

interface StopSignal {
  readonly signal: Promise<void>;
  forget(): void;
}

function stopSignal(): StopSignal {
  const { promise, resolve } = deferred();
  const forget = (): void => {
    process.removeListener('SIGTERM', stop);
    process.removeListener('SIGINT', stop);
  };
  const stop = (): void => {
    // A second signal then ends the process the hard way.
    forget();
    resolve();
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
  return { signal: promise, forget };
}

function deferred(): { readonly promise: Promise<void>; readonly resolve: () => void } {
  let resolve = (): void => {};
  const promise = new Promise<void>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}

const LISTEN_FAILURES: Readonly<Record<string, string>> = {
  EADDRINUSE: 'another program has it. Stop that program, or use --port 0 for a free one',
  EACCES: 'it needs more rights. Use a --port from 1024 up',
  EADDRNOTAVAIL: 'this machine does not have that address. Use --host 127.0.0.1',
  ENOTFOUND: 'the host is unknown. Use --host 127.0.0.1',
};

function listenFailure(error: unknown, { host, port }: ServerOptions): string {
  const code = String((error as { readonly code?: unknown }).code ?? 'unknown');
  const reason = LISTEN_FAILURES[code] ?? `the system said ${code}. Try another --host or --port`;
  return `netsuite-mock: Failed to listen on "${host}:${port}": ${reason}.`;
}

function packageVersion(): string {
  const { version } = createRequire(import.meta.url)('../package.json') as { readonly version: string };
  return version;
}
