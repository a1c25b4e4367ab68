import type { JsonObject } from '@onlink/core';
import { defineAction } from '@onlink/core/define';
import { z } from 'zod';
import type { NetsuiteClient } from '../client.js';
import { getRecord as read } from '../record/record-calls.js';
import { assertRecordId, assertRecordType } from '../record/record-path.js';
import { anyRecordTask, RECORD_ID, RECORD_TYPE } from './any-record-fields.js';
import { type ActionInput, type InputField, inputSchema, textOf } from './input-field.js';
import { done } from './write-output.js';

const FIELDS: readonly InputField[] = [
  RECORD_TYPE,
  RECORD_ID,
  {
    ...{ name: 'only', title: 'Only these fields', kind: 'text' },
    description: 'Names as in REST, separated by commas. Default all.',
  },
  {
    name: 'lines',
    title: 'With lines',
    kind: 'yes-no',
    description: 'Whether sublists are read too. Default no.',
  },
];

const output = z.object({
  id: z.string().meta({ title: 'Internal ID' }),
  record: z.record(z.string(), z.unknown()).meta({ title: 'Record', description: 'As NetSuite gives it.' }),
});
type Output = z.output<typeof output>;

/** Reads one record of any type. */
export const getRecord = defineAction<NetsuiteClient, ActionInput, Output>({
  title: 'Get record',
  input: inputSchema(FIELDS),
  output,
  effect: 'none',
  retry: 'safe',
  async run(client, input, call) {
    const task = anyRecordTask('get', input, 'id');
    const type = textOf(input, 'recordType');
    const id = textOf(input, 'id');
    assertRecordType(type, task);
    assertRecordId(id, { task, field: 'id' });
    const fields = textOf(input, 'only')
      .split(',')
      .map((name) => name.trim())
      .filter((name) => name !== '');
    const record: JsonObject = await read(client, call, {
      ...{ type, id, task, expand: input['lines'] === 'yes' },
      ...(fields.length > 0 && { fields }),
    });
    return done({ id: typeof record['id'] === 'string' ? record['id'] : id, record });
  },
});
