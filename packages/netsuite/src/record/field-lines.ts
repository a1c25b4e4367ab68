import type { Json } from '@onlink/core';
import type { Task } from '../faults/task.js';
import { inputFault } from './record-fault.js';

/** Fields by their names in REST. */
export type FieldValues = { readonly [name: string]: Json };

const LINE = /^([A-Za-z_][A-Za-z0-9_]*)\s*(:?=)(.*)$/s;

/**
 * Reads the extra fields of an input, one a line: `custentity_badge=A7` is text, `custentity_remote:=true` JSON, and
 * `comments=` empties a field. Blank lines are passed over.
 *
 * @param field the input's name, for messages
 * @throws a fault that names the line
 */
export function readFieldLines(
  text: string | undefined,
  { task, field }: { readonly task: Task; readonly field: string },
): FieldValues {
  const values: { [name: string]: Json } = {};
  for (const [index, line] of (text ?? '').split(/\r?\n/).entries()) {
    if (line.trim() === '') continue;
    const refuse = (reason: string, remedy: string): Error =>
      inputFault({
        task,
        code: 'netsuite/field-line',
        place: `line ${index + 1} of field "${field}"`,
        reason,
        remedy,
      });
    const [, name = '', sign = '', rest = ''] = LINE.exec(line.trim()) ?? [];
    if (name === '')
      throw refuse(
        'is not of the form name=text or name:=JSON',
        'Write for example custentity_badge=A7, or custentity_remote:=true',
      );
    if (Object.hasOwn(values, name)) throw refuse(`names "${name}" again`, 'Name each field once');
    const value = rest.trim();
    if (sign === '=') values[name] = value === '' ? null : value;
    else {
      const parsed = parseJson(value);
      if (parsed === undefined)
        throw refuse(
          `has no JSON after ${name}:=`,
          'Write a number, true, false, null, "text", {...} or [...]',
        );
      values[name] = parsed;
    }
  }
  return values;
}

/** Parses a text as JSON; `undefined` where it is none. */
export function parseJson(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}
