import { type Cassette, createRecorder, type RecorderOptions } from '../src/index.js';

/** What a service answers. */
export type Answer = (request: Request) => Response | Promise<Response>;

/** Sends requests through a recorder in front of a service, and takes the cassette. */
export async function record(
  requests: readonly Request[],
  answer: Answer,
  options: RecorderOptions = { secrets: [] },
): Promise<Cassette> {
  const recorder = createRecorder(async (url, init) => answer(new Request(url, init)), options);
  for (const request of requests) await recorder.fetch(request).catch(() => undefined);
  return recorder.cassette();
}

/** A request to a service that is not there. */
export function aRequest(path: string, init?: RequestInit): Request {
  return new Request(`https://service.invalid${path}`, init);
}
