import { createFault } from '../fault.js';
import type { JsonObject } from '../json.js';
import type { Schema, SchemaIssue } from '../schema.js';

/**
 * Reads the options of an import by the schema that `describeSchema` wrote into the stream's `params`: so they are said
 * once, and `plan` and `read` get them typed, with their defaults.
 *
 * @param params as in a `PlanRequest` or `ReadRequest`; none is an empty object
 * @throws a fault `input/invalid-params` that names the first `config:` line that is wrong
 */
export function readParams<Params>(schema: Schema<Params>, params: JsonObject | undefined): Params {
  const result = schema['~standard'].validate(params ?? {});
  if (result instanceof Promise) {
    throw new Error(
      'Failed to read params: their schema is asynchronous. Use one that asks nobody else, as plan and read are called often.',
    );
  }
  if (result.issues === undefined) return result.value;
  const { name, reason } = told(result.issues[0]);
  throw createFault({
    blame: 'input',
    scope: 'stream',
    retry: 'never',
    effect: 'none',
    code: 'input/invalid-params',
    message: `Failed to read parameter "${name}": ${reason}. Correct the line config:${name}.`,
  });
}

/** What is wrong, and in which line. zod tells of a key that is not there with the key beside the path. */
function told(issue: (SchemaIssue & { readonly keys?: readonly string[] }) | undefined): {
  readonly name: string;
  readonly reason: string;
} {
  const [first] = [...(issue?.path ?? []), ...(issue?.keys ?? [])];
  const name = String(typeof first === 'object' ? first.key : (first ?? ''));
  return { name, reason: (issue?.message ?? 'it is refused').replace(/\.$/, '') };
}
