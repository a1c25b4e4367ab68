import type { ActionCall, Outcome } from '@onlink/core';
import { defineAction } from '@onlink/core/define';
import { z } from 'zod';
import type { NetsuiteClient } from '../client.js';
import type { Task } from '../faults/task.js';
import { inputFault } from '../record/record-fault.js';
import { fetchPage } from '../suiteql/page.js';
import { type ActionInput, type InputField, inputSchema, textOf } from './input-field.js';
import { done } from './write-output.js';

/** Columns by what one can look for. */
const COLUMNS: Readonly<Record<string, string>> = {
  'e-mail': 'email',
  'external ID': 'externalid',
  'employee ID': 'entityid',
};

const FIELDS: readonly InputField[] = [
  { name: 'by', title: 'Find by', kind: 'choice', choices: Object.keys(COLUMNS), required: true },
  { name: 'value', title: 'Value', kind: 'text', required: true },
];

const output = z.object({
  found: z.boolean().meta({ title: 'Whether there is one' }),
  id: z.string().optional().meta({ title: 'Internal ID' }),
  entityId: z.string().optional().meta({ title: 'Employee ID' }),
  firstName: z.string().optional(),
  lastName: z.string().optional(),
  email: z.string().optional(),
  externalId: z.string().optional(),
  inactive: z.boolean().optional(),
  hasAccess: z.boolean().optional(),
});
type Found = z.output<typeof output>;

/** Finds one employee without regard to case, an active one before those who left. None is no fault; several are. */
export const findEmployee = defineAction<NetsuiteClient, ActionInput, Found>({
  title: 'Find employee',
  input: inputSchema(FIELDS),
  output,
  effect: 'none',
  retry: 'safe',
  run: find,
});

async function find(client: NetsuiteClient, input: ActionInput, call: ActionCall): Promise<Outcome<Found>> {
  const value = textOf(input, 'value');
  const task: Task = { verb: 'find', noun: 'employee', id: value };
  const query = {
    text: `SELECT id, entityid, firstname, lastname, email, externalid, isinactive, giveaccess FROM employee WHERE UPPER(${COLUMNS[textOf(input, 'by')]}) = UPPER(?) ORDER BY id`,
    params: [value],
  };
  const { rows } = await fetchPage(client, call, { query, limitRows: 1_000, task });
  const active = rows.filter((row) => row['isinactive'] !== 'T');
  const [row, second] = active.length > 0 ? active : rows;
  if (row === undefined) return done({ found: false });
  if (second !== undefined)
    throw inputFault({
      ...{ task, code: 'netsuite/ambiguous-name', place: 'field "value"' },
      reason: `fits more than one employee (IDs ${rows
        .slice(0, 5)
        .map(({ id }) => String(id))
        .join(', ')})`,
      remedy: 'Look for something that only one has, such as the external ID',
    });
  const text = (column: string): string | undefined =>
    row[column] === undefined ? undefined : String(row[column]);
  return done({
    found: true,
    id: text('id'),
    entityId: text('entityid'),
    firstName: text('firstname'),
    lastName: text('lastname'),
    email: text('email'),
    externalId: text('externalid'),
    inactive: row['isinactive'] === 'T',
    hasAccess: row['giveaccess'] === 'T',
  });
}
