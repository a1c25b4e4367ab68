import type { JsonObject } from '@onlink/core';
import { defineTrigger } from '@onlink/core/define';
import { z } from 'zod';
import type { NetsuiteClient } from '../client.js';
import { wallTimeMs, wallTimeText } from '../suiteql/account-clock.js';
import type { Change, Feed } from './follow-feed.js';
import { pollFeed } from './poll-feed.js';
import { type RecordEvent, recordEventSchema, recordOf, textOf, toOccurrence } from './record-event.js';
import { decodeTold } from './told-memory.js';
import { findWatchedType, updatedFeed } from './watched-type.js';

/** A day of an employee that is news when it is entered. */
interface DayTrigger {
  readonly name: string;
  readonly title: string;
  readonly kind: 'hired' | 'terminated';
  readonly column: 'hiredate' | 'releasedate';
}

const params = z.strictObject({});
type Params = z.output<typeof params>;

function dayTrigger({ name, title, kind, column }: DayTrigger) {
  return defineTrigger<NetsuiteClient, Params, RecordEvent>({
    kind: 'poll',
    title,
    params,
    event: recordEventSchema,
    poll(client, request, call) {
      const type = findWatchedType('employee');
      const feed: Feed = { ...updatedFeed(type), only: [`${column} IS NOT NULL`] };
      const told = decodeTold((request.state as JsonObject | undefined)?.['told']);
      const toEvent = (change: Change) => {
        const day = textOf(change.row[column]) ?? '';
        const isNews = day >= dayOf(change, request.sinceAt) || isNew(change, request.sinceAt);
        if (!isNews || told.get(change.id) === day) return [];
        told.set(change.id, day);
        const { id, at: changedAt } = change;
        const record = recordOf(change, type.columns);
        return [toOccurrence({ recordType: type.name, id: String(id), kind, changedAt, which: day, record })];
      };
      return pollFeed(client, request, call, {
        feed,
        name,
        toEvents: (changes) => changes.flatMap(toEvent),
        beside: () => ({ told: told.encode() }),
      });
    },
  });
}

/** The start on the account's clock, whose distance from UTC a change tells. */
function wallOf({ wall, at }: Change, instantMs: number): string {
  return wallTimeText(instantMs + (wallTimeMs(wall) ?? 0) - Date.parse(at));
}

function dayOf(change: Change, instantMs: number): string {
  return wallOf(change, instantMs).slice(0, 10);
}

/** Whether the record was made since the start. */
function isNew(change: Change, sinceAt: number): boolean {
  const created = textOf(change.row['datecreated']);
  return created !== null && created >= wallOf(change, sinceAt);
}

/**
 * An employee has a hire date that is not before the start, or is new with any. It is told when it is entered: the day may
 * lie ahead. Another date is told again.
 */
export const employeeHired = dayTrigger({
  name: 'employee-hired',
  title: 'Employee hired',
  kind: 'hired',
  column: 'hiredate',
});

/** The same for the release date. */
export const employeeTerminated = dayTrigger({
  name: 'employee-terminated',
  title: 'Employee terminated',
  kind: 'terminated',
  column: 'releasedate',
});
