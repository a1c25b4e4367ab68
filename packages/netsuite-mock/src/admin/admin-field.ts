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

/** A JSON object, whatever is in it: whoever takes it checks it. */
export const object: AdminField = {
  schema: { type: 'object' },
  required: true,
  expected: 'an object',
  accepts: (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
};

/** The same field where it may be left out. */
export function optional(field: AdminField): AdminField {
  return { ...field, required: false };
}
