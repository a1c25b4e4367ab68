/** A JSON Schema, as OpenAPI 3.1 takes it. */
export type JsonSchema = Readonly<Record<string, unknown>>;

/** One member of a request body: how it is described, and how it is checked. */
export interface AdminField {
  readonly schema: JsonSchema;
  readonly required: boolean;
  /** What the value must be, for a person. */
  readonly expected: string;
  accepts(value: unknown): boolean;
}

const isText = (value: unknown): value is string => typeof value === 'string';

/** A text. */
export const text: AdminField = {
  schema: { type: 'string' },
  required: true,
  expected: 'a text',
  accepts: isText,
};

/** A text with something in it. */
export const word: AdminField = {
  schema: { type: 'string', minLength: 1 },
  required: true,
  expected: 'a text that is not empty',
  accepts: (value) => isText(value) && value !== '',
};

/** True or false. */
export const flag: AdminField = {
  schema: { type: 'boolean' },
  required: true,
  expected: 'true or false',
  accepts: (value) => typeof value === 'boolean',
};

/** A number, also a fraction. */
export const number: AdminField = {
  schema: { type: 'number' },
  required: true,
  expected: 'a number',
  accepts: (value) => typeof value === 'number',
};

/** One of some texts. */
export function oneOf(values: readonly string[]): AdminField {
  return { ...anyOf(values), schema: { type: 'string', enum: values } };
}

/** One of some values. */
export function anyOf(values: readonly (string | boolean)[]): AdminField {
  return {
    schema: { enum: values },
    required: true,
    expected: `one of ${values.join(', ')}`,
    accepts: (value) => (values as readonly unknown[]).includes(value),
  };
}

/** A list of the same. */
export function listOf(item: AdminField): AdminField {
  return {
    schema: { type: 'array', items: item.schema },
    required: true,
    expected: `a list, each ${item.expected}`,
    accepts: (value) => Array.isArray(value) && value.every((one) => item.accepts(one)),
  };
}

/** A JSON object whose members are any of these. */
export function shape(fields: Readonly<Record<string, AdminField>>): AdminField {
  const entries = Object.entries(fields);
  const told = entries.map(
    ([name, field]) => `${name} (${field.expected}${field.required ? '' : ', if any'})`,
  );
  return {
    schema: shapeSchema(fields),
    required: true,
    expected: `an object of ${told.join(', ')}`,
    accepts: (value) =>
      isObject(value) &&
      Object.keys(value).every((name) => Object.hasOwn(fields, name)) &&
      entries.every(([name, field]) =>
        value[name] === undefined ? !field.required : field.accepts(value[name]),
      ),
  };
}

/** The schema of an object of these members and no other. */
export function shapeSchema(fields: Readonly<Record<string, AdminField>>): JsonSchema {
  const entries = Object.entries(fields);
  const required = entries.filter(([, field]) => field.required).map(([name]) => name);
  return {
    type: 'object',
    properties: Object.fromEntries(entries.map(([name, { schema }]) => [name, schema])),
    ...(required.length > 0 && { required }),
    additionalProperties: false,
  };
}

/** A JSON object of texts by number, such as the entries of a list. */
export const textsByNumber: AdminField = {
  schema: {
    type: 'object',
    additionalProperties: { type: 'string' },
    propertyNames: { pattern: '^[1-9][0-9]*$' },
  },
  required: true,
  expected: 'an object of texts, each under a whole number from 1',
  accepts: (value) =>
    isObject(value) && Object.entries(value).every(([name, one]) => /^[1-9]\d*$/.test(name) && isText(one)),
};

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The same field where it may be left out. */
export function optional(field: AdminField): AdminField {
  return { ...field, required: false };
}
