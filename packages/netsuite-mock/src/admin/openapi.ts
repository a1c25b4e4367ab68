import { type JsonSchema, shapeSchema } from './admin-field.js';
import type { AdminRoute } from './admin-route.js';

/** Describes the routes as OpenAPI 3.1. It is made of the routes themselves, so that it cannot tell of others. */
export function openApiDocument(routes: readonly AdminRoute[]): JsonSchema {
  const paths: Record<string, Record<string, JsonSchema>> = {};
  for (const route of routes) {
    paths[route.path] = { ...paths[route.path], [route.method.toLowerCase()]: operationOf(route) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: "The admin API of OnLink's NetSuite mock",
      version: '1',
      description:
        'Off unless asked for. No login guards it: whoever reaches the port may call it, but for web pages of other sites.',
    },
    paths,
    components: { schemas: { Error: ERROR } },
  };
}

function operationOf(route: AdminRoute): JsonSchema {
  const inPath = [...route.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }));
  const inQuery = Object.entries(route.query ?? {}).map(([name, schema]) => ({ name, in: 'query', schema }));
  const parameters = [...inPath, ...inQuery];
  return {
    operationId: operationId(route),
    summary: route.summary,
    ...(parameters.length > 0 && { parameters }),
    ...(route.body !== undefined && {
      requestBody: { content: { 'application/json': { schema: bodySchema(route) } } },
    }),
    responses: {
      200: { description: 'Done.', content: { 'application/json': { schema: route.answer } } },
      400: refusal('Refused, with the reason in one line.'),
      403: refusal("Sent by a web page of another site, or under a name that is not this server's."),
    },
  };
}

function refusal(description: string): JsonSchema {
  return {
    description,
    content: { 'application/json': { schema: { $ref: '#/components/schemas/Error' } } },
  };
}

function bodySchema({ body, openBody = { type: 'object' } }: AdminRoute): JsonSchema {
  return body === 'open' || body === undefined ? openBody : shapeSchema(body);
}

function operationId({ method, path }: AdminRoute): string {
  const words = path
    .replace('/__mock__/', '')
    .split(/[^A-Za-z]+/)
    .filter((word) => word !== '');
  return [method.toLowerCase(), ...words].join('-');
}

const ERROR: JsonSchema = {
  type: 'object',
  required: ['error'],
  properties: {
    error: {
      type: 'object',
      required: ['code', 'message'],
      properties: { code: { type: 'string' }, message: { type: 'string' } },
    },
  },
};
