import { z } from 'zod';
import type { StreamDefinition } from '../reading/stream-definition.js';

/** Put the fields of the record here; where the vendor names them otherwise, `toFields` is the place to say so. */
const fields = z.object({
  name: z.string().meta({ title: 'Name' }),
});

export const sampleRecordStream: StreamDefinition = {
  name: 'sampleRecord',
  title: 'Sample record',
  fields,
  toFields: (row) => fields.safeParse(row).data,
};
