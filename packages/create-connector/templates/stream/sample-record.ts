import type { StreamDefinition } from '../reading/stream-definition.js';

/** Put the fields of the vendor's record here: in the schema, and in the function that fills them. */
export const sampleRecordStream: StreamDefinition = {
  name: 'sampleRecord',
  title: 'Sample record',
  fields: {
    name: { type: 'string', title: 'Name' },
  },
  toFields: ({ name }) => (typeof name === 'string' ? { name } : undefined),
};
