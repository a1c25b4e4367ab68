import type { Json, ReadEvent, Stream } from '@onlink/core';
import { createRedactor } from '@onlink/runtime';
import type { HostileFault } from '../../hostile/hostile-fetch.js';
import type { KitContext } from '../context.js';
import { everythingSeen } from '../everything-seen.js';
import { readStream } from '../reading.js';
import type { Rule } from '../rule.js';
import { streamAtHand, streamRule } from '../stream-at-hand.js';

/** A state is kept for each partition and handed around whole. */
const LARGEST_STATE_BYTES = 32_768;

const PLAIN = streamRule({
  id: 'plain-json',
  title: 'yields plain JSON, and does not change it afterwards',
  mend: 'Yield new objects of strings, finite numbers, booleans, null, arrays and plain objects, every key field in every record, and states of a few fields',
  async judge(context, name) {
    const { subject, stream, params } = await streamAtHand(context, name);
    const kept: { readonly event: ReadEvent; readonly text: string }[] = [];
    let seen: string | undefined;
    await readStream(subject, {
      stream,
      params,
      onEvent: (event) => {
        if (event.kind === 'notice') return;
        seen ??= eventFault(event, stream);
        kept.push({ event, text: JSON.stringify(event) });
      },
    });
    const changed = kept.find(({ event, text }) => JSON.stringify(event) !== text);
    return seen ?? (changed && `event "${changed.event.kind}": it was changed after it was yielded`);
  },
});

function eventFault(event: ReadEvent, { key }: Stream): string | undefined {
  const place = findUnplain(event as unknown, '');
  if (place !== undefined) return `event "${event.kind}": ${place}`;
  if (event.kind === 'checkpoint' && JSON.stringify(event.state).length > LARGEST_STATE_BYTES)
    return `event "checkpoint": its state is larger than ${LARGEST_STATE_BYTES} bytes`;
  if (event.kind !== 'records') return undefined;
  const keyless = event.records.some((record) => key.some((field) => !isScalar(record[field])));
  return keyless ? `a record has no text or number in its key "${key.join(', ')}"` : undefined;
}

function isScalar(value: Json | undefined): boolean {
  return typeof value === 'string' || typeof value === 'number';
}

function findUnplain(value: unknown, path: string): string | undefined {
  if (value === null || ['string', 'boolean'].includes(typeof value)) return undefined;
  if (typeof value === 'number') return Number.isFinite(value) ? undefined : `"${path}" is ${value}`;
  if (typeof value !== 'object') return `"${path}" is ${typeof value}`;
  const prototype = Object.getPrototypeOf(value) as object | null;
  if (!Array.isArray(value) && prototype !== null && Object.getPrototypeOf(prototype) !== null) {
    return `"${path}" is a ${prototype.constructor.name}`;
  }
  for (const [key, child] of Object.entries(value)) {
    const found = findUnplain(child, `${path}/${key}`);
    if (found !== undefined) return found;
  }
  return undefined;
}

const HOSTILE: readonly (HostileFault | undefined)[] = [
  undefined,
  { kind: 'unauthorized' },
  { kind: 'forbidden' },
  { kind: 'rate-limit', retryAfterS: 3_600 },
  { kind: 'server-error', status: 500 },
  { kind: 'unreachable' },
  { kind: 'lost-reply' },
  { kind: 'web-page' },
  { kind: 'cut-short' },
];

const CANARY: Rule = {
  id: 'no-secret-leaks',
  title: 'shows its secrets nowhere but in its requests',
  mend: 'Reveal a secret only to sign or send a request, and put no part of a request into messages, records, states or events',
  appliesNot: ({ plugin }) => (plugin.manifest.config.secrets.length === 0 ? 'it has no secrets' : undefined),
  async judge(context) {
    for (const fault of HOSTILE) {
      const leak = await findLeak(context, fault);
      if (leak !== undefined)
        return `a secret, as it is or encoded, stands in ${leak}${fault === undefined ? '' : `, with the remote's fault "${fault.kind}"`}`;
    }
    return undefined;
  },
};

async function findLeak(context: KitContext, fault: HostileFault | undefined): Promise<string | undefined> {
  const subject = await context.open();
  // A remote that rotates secrets must let the connector in once before it fails.
  if (fault !== undefined) subject.hostile.arm({ fault, after: context.options.scenarios.rotation ? 1 : 0 });
  const seen = await everythingSeen(context, subject);
  const redactor = createRedactor(subject.secrets);
  return seen.find(({ text }) => redactor.redact(text) !== text)?.where;
}

/** What a connector gives away, and in which form. */
export const DATA_RULES: readonly Rule[] = [PLAIN, CANARY];
