import { z } from 'zod';
import type { Secret } from '../secret.js';

const MARK = Symbol.for('onlink.connector/secret-field');

/** What is read of a zod schema: its definition. zod keeps it under `_zod.def` for library authors. */
interface ZodNode {
  readonly _zod: { readonly def: { readonly type: string; readonly [key: PropertyKey]: unknown } };
}

/**
 * Marks a text field of a configuration as a secret: it is stored encrypted, shown in no form, log or manifest, and
 * reaches the connector as a {@link Secret}.
 *
 * The mark is a registered symbol on the schema's own definition, because zod's metadata is lost between two copies
 * of zod older than 4.1.13 (https://github.com/colinhacks/zod/pull/5452). It survives `.describe`, `.meta`,
 * `.optional` and `.default`. The host validates the plain text and wraps it afterwards, so a transform, before or
 * after, is refused: it would see, or make, a text that nobody guards.
 *
 * @param schema a zod string schema, checks included (`z.string().trim().min(20)`)
 * @throws Error when the schema is anything but a plain string
 */
export function secret(schema: z.ZodString): z.ZodType<Secret, string> {
  if (!isZodNode(schema) || schema._zod.def.type !== 'string') {
    throw new Error(
      'Failed to mark a secret field: its schema is not a plain zod string. Use secret(z.string()...) without a transform or wrapper inside.',
    );
  }
  const marked = z.clone(schema, { ...schema._zod.def, [MARK]: true } as typeof schema._zod.def);
  return marked as unknown as z.ZodType<Secret, string>;
}

/** Whether this very schema, not one inside it, is marked. */
export function isMarkedSecret(schema: unknown): boolean {
  return isZodNode(schema) && schema._zod.def[MARK] === true;
}

/** Whether a secret is marked anywhere within a schema. */
function holdsSecret(schema: unknown): boolean {
  return isZodNode(schema) && (isMarkedSecret(schema) || innerSchemas(schema).some(holdsSecret));
}

/** Whether a transform, pipe or codec is laid over a secret anywhere within a schema. */
export function transformsSecret(schema: unknown): boolean {
  if (!isZodNode(schema)) return false;
  const { type } = schema._zod.def;
  if ((type === 'pipe' || type === 'transform') && holdsSecret(schema)) return true;
  return innerSchemas(schema).some(transformsSecret);
}

function isZodNode(value: unknown): value is ZodNode {
  return typeof value === 'object' && value !== null && '_zod' in value;
}

function innerSchemas(schema: ZodNode): ZodNode[] {
  const found: ZodNode[] = [];
  const visit = (value: unknown): void => {
    if (isZodNode(value)) found.push(value);
    else if (Array.isArray(value)) value.forEach(visit);
  };
  for (const value of Object.values(schema._zod.def)) {
    visit(value);
    // An object's fields are one plain object deeper, behind a getter.
    if (typeof value === 'object' && value !== null && !isZodNode(value) && !Array.isArray(value)) {
      Object.values(value).forEach(visit);
    }
  }
  return found;
}
