import type { Occurrence } from '@onlink/core';
import { z } from 'zod';
import type { Change } from './follow-feed.js';

/** What can happen to a record. */
const KINDS = ['created', 'updated', 'deleted', 'hired', 'terminated', 'approved', 'received'] as const;

/** One of what can happen. */
type ChangeKind = (typeof KINDS)[number];

/** What every trigger tells: which record, what happened, and its fields by column name, as SuiteQL writes them. */
export const recordEventSchema = z.object({
  recordType: z
    .string()
    .meta({ title: 'Record type', description: 'Such as employee or customrecord_asset.' }),
  id: z.string().meta({ title: 'Internal ID' }),
  kind: z.enum(KINDS).meta({ title: 'What happened' }),
  changedAt: z.string().meta({ title: 'When', description: 'ISO 8601 in UTC, to the second.' }),
  record: z.record(z.string(), z.string().nullable()).meta({
    title: 'Record',
    description:
      'Fields by their column name: days as YYYY-MM-DD, yes and no as T and F, references as internal IDs. Empty until it is fetched.',
  }),
});

/** An event of a record. */
export type RecordEvent = z.output<typeof recordEventSchema>;

/** What an occurrence is made of. */
export interface Happening {
  readonly recordType: string;
  readonly id: string;
  readonly kind: ChangeKind;
  readonly changedAt: string;
  /** What tells it from others of its kind on one record: the second of an update, a day. Absent where there is one only. */
  readonly which?: string;
  readonly record?: RecordEvent['record'];
}

/** The occurrence of a happening: its ID comes from what happened alone, however it became known. */
export function toOccurrence(happening: Happening): Occurrence<RecordEvent> {
  const { recordType, id, kind, changedAt, which, record = {} } = happening;
  return {
    id: [recordType, id, kind, ...(which === undefined ? [] : [which])].join(':'),
    at: changedAt,
    order: `${recordType}:${id}`,
    data: { recordType, id, kind, changedAt, record },
  };
}

/** The columns of a row that an event tells. */
export function recordOf({ row }: Pick<Change, 'row'>, columns: readonly string[]): RecordEvent['record'] {
  return Object.fromEntries(columns.map((column) => [column, textOf(row[column])]));
}

/** A column's value as text; nothing as `null`. */
export function textOf(value: unknown): string | null {
  return value === undefined || value === null ? null : String(value);
}
