import type { Call, Json, JsonObject, OptionsSource } from '@onlink/core';
import { z } from 'zod';
import type { NetsuiteClient } from '../client.js';
import type { Task } from '../faults/task.js';
import { choicesOf } from '../record/choices.js';
import { readFieldLines } from '../record/field-lines.js';
import { inputFault } from '../record/record-fault.js';
import type { ListName } from '../record/reference-list.js';
import { resolveReference } from '../record/resolve-reference.js';

/** The longest text of one field. */
const MOST_CHARS = 100_000;

/** A field of an action's input: a single value, as an issue has it. */
export interface InputField {
  readonly name: string;
  readonly title: string;
  readonly kind: 'text' | 'long-text' | 'date' | 'number' | 'yes-no' | 'choice' | 'reference';
  readonly description?: string;
  readonly required?: boolean;
  /** Name in REST where it is another one. */
  readonly rest?: string;
  /** Whether the action itself sees to it; it is then not sent as a field of the record. */
  readonly own?: boolean;
  /** Of a reference. */
  readonly list?: ListName;
  /** Of a choice. */
  readonly choices?: readonly string[];
}

/** What an action is given: an empty text stands for nothing, because a mapping of an empty issue field gives one. */
export interface ActionInput {
  readonly [name: string]: string | number | undefined;
}

/** The input that every write of a record has: whatever has no field of its own. */
export const EXTRA_FIELDS: InputField = {
  name: 'fields',
  title: 'More fields',
  kind: 'long-text',
  own: true,
  description:
    'One a line: name=text, name:=JSON, or name= to empty it. Names as in the REST API Browser: custentity_badge=A7, custentity_remote:=true, workplace:={"id":"3"}. A sublist, such as addressBook:={"items":[...]}, is replaced as a whole.',
};

/** The validator of an input, from which forms and documents are made too. */
export function inputSchema(fields: readonly InputField[]): z.ZodType<ActionInput> {
  const shape: Record<string, z.ZodType> = {};
  for (const field of fields) shape[field.name] = fieldSchema(field);
  return z.strictObject(shape) as unknown as z.ZodType<ActionInput>;
}

function fieldSchema(field: InputField): z.ZodType {
  const { title, description, required = false } = field;
  const order = { title, ...(description !== undefined && { description }) };
  const value = valueSchema(field);
  const shown = { ...value.meta(), ...order };
  return (required ? value : value.optional()).meta(shown);
}

function valueSchema({ name, kind, required = false, choices = [] }: InputField): z.ZodType {
  const text = z.string().trim().max(MOST_CHARS);
  switch (kind) {
    case 'number':
      return z.number();
    case 'date':
      return z
        .string()
        .trim()
        .refine((day) => (day === '' && !required) || isDay(day), `${name} must be a day such as 2026-03-31`)
        .meta({ format: 'date' });
    case 'yes-no':
      return z.enum(required ? ['yes', 'no'] : ['yes', 'no', '']);
    case 'choice':
      return z.enum(required ? [...choices] : [...choices, '']);
    case 'reference':
    case 'text':
    case 'long-text':
      return required ? text.min(1, `${name} is empty`) : text;
  }
}

function isDay(text: string): boolean {
  return z.iso.date().safeParse(text).success;
}

/** Live choices of those fields that refer to records. */
export function optionsOf(fields: readonly InputField[]): {
  readonly [field: string]: OptionsSource<NetsuiteClient>;
} {
  return Object.fromEntries(
    fields.flatMap(({ name, list }) => (list === undefined ? [] : [[name, choicesOf(list)] as const])),
  );
}

/** A text of the input; empty where there is none. */
export function textOf(input: ActionInput, name: string): string {
  return String(input[name] ?? '').trim();
}

/**
 * The body of a write: each field that has a value under its name in REST, names of records looked up, and the extra fields.
 *
 * @throws a fault that names the field
 */
export async function bodyOf(
  client: NetsuiteClient,
  call: Call,
  request: { readonly fields: readonly InputField[]; readonly input: ActionInput; readonly task: Task },
): Promise<JsonObject> {
  const { fields, input, task } = request;
  const sent = fields.filter(({ name, own = false }) => !own && textOf(input, name) !== '');
  const values = await Promise.all(
    sent.map(
      async (field): Promise<readonly [string, Json]> => [
        field.rest ?? field.name,
        await restValue(client, call, { field, value: input[field.name] ?? '', task }),
      ],
    ),
  );
  const body = Object.fromEntries(values);
  const extra = readFieldLines(textOf(input, EXTRA_FIELDS.name), { task, field: EXTRA_FIELDS.name });
  const twice = Object.keys(extra).find((name) => Object.hasOwn(body, name));
  if (twice !== undefined)
    throw inputFault({
      ...{ task, code: 'netsuite/field-line', place: `field "${EXTRA_FIELDS.name}"` },
      reason: `gives "${twice}" a value, and so does the field of its own`,
      remedy: 'Leave one of the two out',
    });
  return { ...body, ...extra };
}

async function restValue(
  client: NetsuiteClient,
  call: Call,
  given: { readonly field: InputField; readonly value: string | number; readonly task: Task },
): Promise<Json> {
  const { field, value, task } = given;
  switch (field.kind) {
    case 'yes-no':
      return value === 'yes';
    case 'choice':
      return { id: String(value) };
    case 'reference':
      return resolveReference(client, call, {
        ...{ text: String(value).trim(), field: field.name, task },
        list: field.list ?? 'employee',
      });
    default:
      return value;
  }
}
