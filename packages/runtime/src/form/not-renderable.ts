import { createFault, type Fault } from '@onlink/core';

/** The fault of a schema that no form can ask for. */
export function notRenderable(pointer: string, reason: string, remedy: string): Fault & Error {
  return createFault({
    blame: 'connector',
    scope: 'connection',
    retry: 'after-fix',
    effect: 'none',
    code: 'form/not-renderable',
    message: `Failed to render form field "${pointer || '/'}": ${reason}. ${remedy}.`,
    fix: { pointer, text: `${remedy}.` },
  });
}
