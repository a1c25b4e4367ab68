import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { createMock } from './create-mock.js';

// Serves the mock on a free port of this machine, with 500 rows in each collection: `npm run mock -- 5000` for more.
const mock = createMock({ now: Date.now }, Number(process.argv[2] ?? 500));

const server = createServer(async (incoming, outgoing) => {
  const response = await mock.fetch(await toRequest(incoming));
  outgoing.writeHead(response.status, Object.fromEntries(response.headers));
  outgoing.end(Buffer.from(await response.arrayBuffer()));
});

server.listen(0, '127.0.0.1', () => {
  const { baseUrl: _, ...credentials } = mock.config;
  process.stdout.write(`${urlOf(server.address() as AddressInfo)}\n${JSON.stringify(credentials)}\n`);
});

function urlOf({ port }: AddressInfo): string {
  return `http://127.0.0.1:${port}`;
}

async function toRequest(incoming: IncomingMessage): Promise<Request> {
  const { method = 'GET', url = '/', headers } = incoming;
  const body = method === 'GET' ? undefined : await buffer(incoming);
  return new Request(`http://${headers.host}${url}`, {
    method,
    headers: Object.entries(headers).map(([name, value]): [string, string] => [name, String(value)]),
    ...(body !== undefined && body.length > 0 && { body }),
  });
}
