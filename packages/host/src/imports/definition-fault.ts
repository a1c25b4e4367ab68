import { createFault, type Fault } from '@onlink/core';

/** Where in an import file something is wrong. */
export interface Place {
  /** The file as the admin named it. */
  readonly file: string;
  /** From 1; absent when the whole file is meant. */
  readonly line?: number;
}

/** A fault in an import file: names the file and line, says what was expected and what to do. */
export function definitionFault(
  code: string,
  place: Place,
  text: { reason: string; remedy: string },
): Fault & Error {
  return createFault({
    blame: 'config',
    scope: 'stream',
    retry: 'after-fix',
    effect: 'none',
    code,
    message: `Failed to read import "${placeText(place)}": ${text.reason}. ${text.remedy}.`,
    fix: { text: text.remedy },
  });
}

/** A warning about a line of an import file, as one line of text. */
export function definitionWarning(place: Place, text: string): string {
  return `Warning: import "${placeText(place)}": ${text}.`;
}

function placeText({ file, line }: Place): string {
  return line === undefined ? file : `${file}, line ${line}`;
}
