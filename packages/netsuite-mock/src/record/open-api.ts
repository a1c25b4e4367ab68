import { recordSchema, type Schema } from './json-schema.js';
import type { RecordSession } from './record-session.js';
import type { RecordType } from './record-type.js';

/** The OpenAPI description of a record type's routes. */
export function openApiOf(session: RecordSession, type: RecordType): Schema {
  const { $schema: _, ...schema } = recordSchema(session, type);
  const { name } = type;
  const record = { $ref: `#/components/schemas/${name}` };
  return {
    openapi: '3.0.1',
    info: { title: 'REST Record API', version: 'v1' },
    servers: [{ url: session.render.base }],
    paths: {
      [`/${name}`]: {
        get: operation(name, 'Get list of records.', {
          parameters: ['q', 'limit', 'offset'].map(queryParameter),
          responses: { 200: answer('List of records.', { type: 'object' }) },
        }),
        post: operation(name, 'Insert record.', {
          parameters: [queryParameter('replace')],
          requestBody: { content: content(record) },
          responses: { 204: { description: 'Inserted record.' } },
        }),
      },
      [`/${name}/{id}`]: {
        get: operation(name, 'Get record.', {
          parameters: [
            ID_PARAMETER,
            ...['expandSubResources', 'simpleEnumFormat', 'fields'].map(queryParameter),
          ],
          responses: { 200: answer('Retrieved record.', record) },
        }),
        patch: operation(name, 'Update record.', {
          parameters: [ID_PARAMETER, ...['replace', 'replaceSelectedFields'].map(queryParameter)],
          requestBody: { content: content(record) },
          responses: { 204: { description: 'Updated record.' } },
        }),
        put: operation(name, 'Insert or update record.', {
          parameters: [ID_PARAMETER, ...['replace', 'replaceSelectedFields'].map(queryParameter)],
          requestBody: { content: content(record) },
          responses: { 204: { description: 'Updated record.' } },
        }),
        delete: operation(name, 'Remove record.', {
          parameters: [ID_PARAMETER],
          responses: { 204: { description: 'Removed record.' } },
        }),
      },
      ...Object.fromEntries(
        type.transforms.map((target) => [`/${name}/{id}/!transform/${target}`, transform(name, target)]),
      ),
    },
    components: { schemas: { [name]: schema } },
  };
}

const ID_PARAMETER = { name: 'id', in: 'path', required: true, schema: { type: 'string' } };

function queryParameter(name: string): Schema {
  return { name, in: 'query', schema: { type: 'string' } };
}

function operation(tag: string, summary: string, rest: Schema): Schema {
  return { tags: [tag], summary, ...rest };
}

function transform(name: string, target: string): Schema {
  return {
    post: operation(name, `Transform to ${target}.`, {
      parameters: [ID_PARAMETER],
      responses: { 204: { description: 'Inserted record.' } },
    }),
  };
}

function answer(description: string, schema: Schema): Schema {
  return { description, content: content(schema) };
}

function content(schema: Schema): Schema {
  return { 'application/vnd.oracle.resource+json; type=singular': { schema } };
}
