import { createFault, type Fault, type Schema } from '@onlink/core';

/** What a schema says of a value. */
export type Validated =
  | { readonly kind: 'accepted'; readonly value: unknown }
  | { readonly kind: 'refused'; readonly reason: string; readonly fault: Fault };

/** Validates what came from outside by a connector's own schema; every problem is named with its field, in one line. */
export async function validateValue(
  schema: Schema<unknown>,
  value: unknown,
  noun: string,
): Promise<Validated> {
  const result = await schema['~standard'].validate(value);
  if (result.issues === undefined) return { kind: 'accepted', value: result.value };
  const reason = result.issues
    .map(({ message, path = [] }) => {
      const place = path.map((entry) => String(typeof entry === 'object' ? entry.key : entry)).join('.');
      return `${place === '' ? '' : `${place}: `}${message.replace(/\.$/, '')}`;
    })
    .join('; ');
  const fault = createFault({
    blame: 'input',
    scope: 'item',
    retry: 'never',
    effect: 'none',
    code: 'input/invalid',
    message: `Failed to accept the ${noun}: ${reason}. Correct the mapped fields and try again.`,
  });
  return { kind: 'refused', reason, fault };
}
