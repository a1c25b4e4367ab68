import type { DeletesMode, WebhookScheme } from '@onlink/core';
import { type Aspect, aspect } from './aspect.js';
import { ACTIONS, beside, listOf, STREAMS, sideOf, TRIGGERS, wordsOf } from './entries.js';
import { canonical } from './schema-shape.js';

const RENAMED = {
  on: 'any',
  impact: 'patch',
  say: ({ is }: { is: string }) => `is now called "${is}"`,
} as const;
const OTHER = {
  on: 'any',
  impact: 'patch',
  say: () => 'says something else that nothing here relies on',
} as const;
const knowsDeletes = (mode: DeletesMode) => mode !== 'unknown';

/** The rows on streams, actions and triggers; their schemas have a table of their own. */
export const OPERATION_ASPECTS: readonly Aspect[] = [
  aspect(listOf(STREAMS), [
    { id: 'stream-added', on: 'added', impact: 'addition', say: () => 'is new' },
    { id: 'stream-removed', on: 'removed', impact: 'breaking', say: () => 'is gone' },
  ]),
  aspect(
    sideOf(STREAMS, 'title', ({ title }) => title),
    [{ id: 'stream-title-changed', ...RENAMED }],
  ),
  aspect(
    sideOf(STREAMS, 'key', ({ key }) => key),
    [
      {
        id: 'stream-key-changed',
        on: 'changed',
        impact: 'breaking',
        say: ({ was, is }) =>
          `is keyed by ${is.join(', ')}, no longer by ${was.join(', ')}: every object would be made again`,
      },
    ],
  ),
  aspect(
    sideOf(STREAMS, 'deletes', ({ deletes }) => deletes),
    [
      {
        id: 'stream-deletes-started',
        on: 'changed',
        when: ({ was }) => !knowsDeletes(was),
        impact: 'breaking',
        say: ({ is }) => `now deletes what is gone over there (${is})`,
      },
      {
        id: 'stream-deletes-stopped',
        on: 'changed',
        when: ({ is }) => !knowsDeletes(is),
        impact: 'breaking',
        say: () => 'no longer deletes what is gone over there',
      },
      {
        id: 'stream-deletes-found-otherwise',
        on: 'changed',
        impact: 'addition',
        say: ({ was, is }) => `finds what is gone over there ${is}, no longer ${was}`,
      },
    ],
  ),
  aspect(
    sideOf(STREAMS, 'cursor', ({ cursor }) => cursor),
    [
      {
        id: 'stream-cursor-added',
        on: 'added',
        impact: 'addition',
        say: ({ is }) => `can be read since a moment, by ${is.field}`,
      },
      {
        id: 'stream-cursor-removed',
        on: 'removed',
        impact: 'breaking',
        say: () => 'can no longer be read since a moment: incremental imports stop',
      },
      {
        id: 'stream-cursor-field-changed',
        on: 'changed',
        when: ({ was, is }) => was.field !== is.field,
        impact: 'breaking',
        upgrade: 'state',
        say: ({ was, is }) => `is read since a moment by ${is.field}, no longer by ${was.field}`,
      },
      {
        id: 'stream-cursor-changed',
        on: 'changed',
        impact: 'patch',
        say: () => 'is read since a moment with another grain, overlap or order',
      },
    ],
  ),
  aspect(
    sideOf(STREAMS, 'dynamic', ({ dynamic = false }) => dynamic),
    [
      {
        id: 'stream-made-dynamic',
        on: 'changed',
        when: ({ is }) => is,
        impact: 'breaking',
        say: () => 'is now only there where the account has it',
      },
      { id: 'stream-made-fixed', on: 'changed', impact: 'addition', say: () => 'is now always there' },
    ],
  ),
  aspect(
    sideOf(STREAMS, 'other', (stream) =>
      beside(stream, ['name', 'title', 'schema', 'key', 'cursor', 'deletes', 'params', 'dynamic']),
    ),
    [{ id: 'stream-other-changed', ...OTHER }],
  ),
  aspect(listOf(ACTIONS), [
    { id: 'action-added', on: 'added', impact: 'addition', say: () => 'is new' },
    { id: 'action-removed', on: 'removed', impact: 'breaking', say: () => 'is gone' },
  ]),
  aspect(
    sideOf(ACTIONS, 'title', ({ title }) => title),
    [{ id: 'action-title-changed', ...RENAMED }],
  ),
  aspect(
    sideOf(ACTIONS, 'effect', ({ effect }) => effect),
    [
      {
        id: 'action-effect-changed',
        on: 'changed',
        impact: 'breaking',
        say: ({ was, is }) => `has the effect "${is}", no longer "${was}"`,
      },
    ],
  ),
  aspect(
    sideOf(ACTIONS, 'retry', ({ retry }) => retry),
    [
      {
        id: 'action-retry-stopped',
        on: 'changed',
        when: ({ is }) => is === 'never',
        impact: 'breaking',
        say: ({ was }) => `needs a person where a reply was lost ("never", no longer "${was}")`,
      },
      {
        id: 'action-retry-changed',
        on: 'changed',
        impact: 'addition',
        say: ({ was, is }) =>
          `goes on by itself otherwise where a reply was lost ("${is}", no longer "${was}")`,
      },
    ],
  ),
  aspect(
    wordsOf(ACTIONS, 'options', ({ options }) => options ?? []),
    [
      {
        id: 'action-options-added',
        on: 'added',
        impact: 'addition',
        say: ({ is }) => `offers choices for "${is}"`,
      },
      {
        id: 'action-options-removed',
        on: 'removed',
        impact: 'addition',
        say: ({ was }) => `no longer offers choices for "${was}"`,
      },
    ],
  ),
  aspect(
    sideOf(ACTIONS, 'other', (action) =>
      beside(action, ['title', 'effect', 'retry', 'input', 'output', 'options']),
    ),
    [{ id: 'action-other-changed', ...OTHER }],
  ),
  aspect(listOf(TRIGGERS), [
    { id: 'trigger-added', on: 'added', impact: 'addition', say: () => 'is new' },
    { id: 'trigger-removed', on: 'removed', impact: 'breaking', say: () => 'is gone' },
  ]),
  aspect(
    sideOf(TRIGGERS, 'title', ({ title }) => title),
    [{ id: 'trigger-title-changed', ...RENAMED }],
  ),
  aspect(
    sideOf(TRIGGERS, 'kind', ({ kind }) => kind),
    [
      {
        id: 'trigger-kind-changed',
        on: 'changed',
        impact: 'breaking',
        say: ({ was, is }) => `is a ${is}, no longer a ${was}: it must be set up again`,
      },
    ],
  ),
  aspect(
    wordsOf(TRIGGERS, 'schemes', ({ schemes = [] }) => schemes.map(canonical)),
    [
      {
        id: 'trigger-scheme-added',
        on: 'added',
        impact: 'addition',
        say: ({ is }) => `takes webhooks proved by ${schemeWords(is)}`,
      },
      {
        id: 'trigger-scheme-removed',
        on: 'removed',
        impact: 'breaking',
        say: ({ was }) => `no longer takes webhooks proved by ${schemeWords(was)}`,
      },
    ],
  ),
  aspect(
    sideOf(TRIGGERS, 'secretFrom', ({ secretFrom = 'host' }) => secretFrom),
    [
      {
        id: 'trigger-secret-from-changed',
        on: 'changed',
        impact: 'breaking',
        say: ({ was, is }) =>
          `is proved by a secret that the ${is} makes, no longer the ${was}: it must be set up again`,
      },
    ],
  ),
  aspect(
    sideOf(TRIGGERS, 'other', (trigger) =>
      beside(trigger, ['kind', 'title', 'params', 'event', 'schemes', 'secretFrom']),
    ),
    [{ id: 'trigger-other-changed', ...OTHER }],
  ),
];

function schemeWords(text: string): string {
  const { kind, ...rest } = JSON.parse(text) as WebhookScheme;
  return Object.keys(rest).length === 0 ? kind : `${kind} ${canonical(rest)}`;
}
