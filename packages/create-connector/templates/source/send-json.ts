import type { Call, Json } from '@onlink/core';
import { readJson, type SendRequest, send } from '@onlink/http';
import type { Client } from './client.js';
import { classifyReply } from './faults/classify-reply.js';
import type { Task } from './faults/task.js';

/** One request: a path instead of a URL, and the words for its failure. */
export interface JsonRequest extends Omit<SendRequest, 'url'> {
  /** From the base URL on, with a slash in front. */
  readonly path: string;
  readonly task: Task;
}

/**
 * Sends one request and gives its reply as JSON, `null` where it is empty. It is sent once: the host repeats the call
 * where that is safe.
 *
 * @throws a fault for every reply that is no success
 */
export async function sendJson(
  { baseUrl, auth }: Client,
  call: Call,
  { path, task, ...request }: JsonRequest,
): Promise<Json> {
  const response = await send(
    call,
    { ...request, url: `${baseUrl}${path}` },
    { auth, classify: (reply, sent) => classifyReply(reply, sent, task) },
  );
  return readJson(response, { verb: task.verb, noun: task.noun, effect: request.effect });
}
