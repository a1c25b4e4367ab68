import { faultToJson, isFault, type Json, type ReadEvent } from '@onlink/core';
import { createRedactor } from '@onlink/runtime';
import type { HostileFault } from '../../hostile/hostile-fetch.js';
import type { KitContext } from '../context.js';
import { readStream } from '../reading.js';
import { type Rule, RuleBroken } from '../rule.js';
import type { Subject } from '../subject.js';
import { hasNoStreams, streamAtHand } from './reading.js';

const PLAIN: Rule = {
  id: 'plain-json',
  title: 'yields plain JSON, and does not change it afterwards',
  appliesNot: hasNoStreams,
  async judge(context) {
    for (const { name } of context.streams) {
      const { subject, stream, params } = await streamAtHand(context, name);
      const kept: { readonly event: ReadEvent; readonly text: string }[] = [];
      const mend = 'Yield new objects of strings, finite numbers, booleans, null, arrays and plain objects';
      await readStream(subject, {
        stream,
        params,
        onEvent: (event) => {
          if (event.kind === 'notice') return;
          const place = findUnplain(event as unknown, '');
          if (place !== undefined) {
            throw new RuleBroken('plain-json', `stream "${name}", event "${event.kind}": ${place}`, mend);
          }
          if (event.kind === 'records') {
            const keyless = event.records.find((record) =>
              stream.key.some((field) => !isScalar(record[field])),
            );
            if (keyless !== undefined) {
              throw new RuleBroken(
                'plain-json',
                `stream "${name}": a record has no text or number in its key "${stream.key.join(', ')}"`,
                'Put every key field into every record',
              );
            }
          }
          kept.push({ event, text: JSON.stringify(event) });
        },
      });
      const changed = kept.find(({ event, text }) => JSON.stringify(event) !== text);
      if (changed === undefined) continue;
      throw new RuleBroken(
        'plain-json',
        `stream "${name}": event "${changed.event.kind}" was changed after it was yielded`,
        mend,
      );
    }
  },
};

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
  { kind: 'rate-limit', retryAfterS: 3_600 },
  { kind: 'server-error', status: 500 },
  { kind: 'unreachable' },
  { kind: 'web-page' },
  { kind: 'cut-short' },
];

const CANARY: Rule = {
  id: 'no-secret-leaks',
  title: 'shows its secrets nowhere but in its requests',
  appliesNot: ({ plugin }) => (plugin.manifest.config.secrets.length === 0 ? 'it has no secrets' : undefined),
  async judge(context) {
    for (const fault of HOSTILE) {
      const subject = await context.open();
      if (fault !== undefined) subject.hostile.arm({ fault });
      const seen = await everythingSeen(context, subject);
      const redactor = createRedactor(subject.secrets);
      const leak = seen.find(({ text }) => redactor.redact(text) !== text);
      if (leak === undefined) continue;
      throw new RuleBroken(
        'no-secret-leaks',
        `a secret, as it is or encoded, stands in ${leak.where}${fault === undefined ? '' : `, with the remote's fault "${fault.kind}"`}`,
        'Reveal a secret only to sign or send a request, and put no part of a request into messages, records or states',
      );
    }
  },
};

interface Seen {
  readonly where: string;
  readonly text: string;
}

async function everythingSeen(context: KitContext, subject: Subject): Promise<Seen[]> {
  const seen: Seen[] = [{ where: 'the manifest', text: JSON.stringify(subject.manifest) }];
  const thrown = (error: unknown): void => {
    const json = isFault(error) ? JSON.stringify(faultToJson(error)) : '';
    const stack =
      error instanceof Error ? `${error.stack ?? ''} ${String(error.cause ?? '')}` : String(error);
    seen.push({ where: 'a fault', text: json }, { where: 'what was thrown', text: stack });
  };
  try {
    for await (const item of subject.connector.check(subject.client, subject.call())) {
      seen.push({ where: `check "${item.id}"`, text: JSON.stringify(item) });
      if (item.fault !== undefined) thrown(item.fault);
    }
  } catch (error) {
    thrown(error);
  }
  for (const { name, scenario } of context.streams) {
    try {
      await readStream(subject, {
        stream: await subject.stream(name),
        params: scenario.params ?? {},
        onEvent: (event) => {
          seen.push({ where: `an event "${event.kind}" of stream "${name}"`, text: JSON.stringify(event) });
          if (event.kind === 'notice') thrown(event.fault);
        },
      });
    } catch (error) {
      thrown(error);
    }
  }
  seen.push({ where: 'the log', text: JSON.stringify(subject.logged) });
  return seen;
}

/** What a connector gives away, and in which form. */
export const DATA_RULES: readonly Rule[] = [PLAIN, CANARY];
