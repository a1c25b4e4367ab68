import { createFault, isFault, type JsonObject, type Stream } from '@onlink/core';
import { redactFault } from '@onlink/runtime';
import type { OpenConnection } from '../connections/open-connection.js';
import { suggestion } from '../imports/suggest.js';

/** The streams of a connection for people to see: what the connector says of them may quote a secret. */
export async function describeStreams(
  connection: OpenConnection,
  signal: AbortSignal,
  streamName?: string,
): Promise<readonly Stream[]> {
  const { redactor } = connection;
  const streams = await discoverStreams(connection, signal, streamName);
  return streams.map(({ unavailable, ...described }) => ({
    ...(redactor.redactJson(described as unknown as JsonObject) as unknown as Stream),
    ...(unavailable && { unavailable: redactFault(unavailable, redactor) }),
  }));
}

/** The streams of a connection as its remote account has them now, each with the reason where it is closed. */
async function discoverStreams(
  connection: OpenConnection,
  signal: AbortSignal,
  streamName?: string,
): Promise<readonly Stream[]> {
  const { connector, manifest, client } = connection;
  const known =
    streamName === undefined ? manifest.streams : manifest.streams.filter(({ name }) => name === streamName);
  if (connector.discover === undefined) return known;
  const request = streamName === undefined ? {} : { stream: streamName };
  const streams: Stream[] = [];
  try {
    for await (const stream of connector.discover(client, request, connection.createCall(signal))) {
      streams.push(stream);
    }
  } catch (thrown) {
    throw connection.faultOf(thrown, { verb: 'discover', noun: connection.name, effect: 'none', signal });
  }
  return streams;
}

/** One stream by name. @throws a fault that lists what there is, or says why the stream is closed */
export async function findStream(
  connection: OpenConnection,
  streamName: string,
  signal: AbortSignal,
): Promise<Stream> {
  const streams = await discoverStreams(connection, signal, streamName);
  const stream = streams.find(({ name }) => name === streamName);
  if (stream?.unavailable !== undefined) throw redactFault(stream.unavailable, connection.redactor);
  if (stream !== undefined) return stream;
  throw createFault({
    blame: 'config',
    scope: 'stream',
    retry: 'after-fix',
    effect: 'none',
    code: 'config/unknown-stream',
    message: `Failed to find stream "${streamName}": connection "${connection.name}" has none of that name. ${suggestion(
      streamName,
      connection.manifest.streams.map(({ name }) => name),
    )}.`,
  });
}

/** Whether the remote account has a stream that the manifest does not know. */
export async function isOffered(
  connection: OpenConnection,
  streamName: string,
  signal: AbortSignal,
): Promise<boolean> {
  try {
    const streams = await discoverStreams(connection, signal, streamName);
    return streams.some(({ name }) => name === streamName);
  } catch (thrown) {
    // The connector says so of a name that it does not know; who wrote the import is told with the line.
    if (isFault(thrown) && thrown.blame === 'input') return false;
    throw thrown;
  }
}
