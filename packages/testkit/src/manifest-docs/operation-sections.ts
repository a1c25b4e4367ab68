import type { ActionDescription, Manifest, StreamDescription, TriggerDescription } from '@onlink/core';
import { formFields } from '@onlink/runtime';
import { fieldTables } from './field-table.js';
import { code, text } from './markdown.js';
import { DELETES, duration, EFFECTS, LOST_REPLY, listed, PROOFS, wordsFor } from './plain-words.js';
import { recordTable } from './record-table.js';

/** What can be imported. */
export function streamSections({ streams, title }: Manifest): readonly string[] {
  if (streams.length === 0) return [];
  const intro = `In an import, the name in brackets goes into the line ${code('config:data_source=NAME')}, and the name of a field into ${code('map:FIELD=ATTRIBUTE')}.`;
  return [
    '## What can be imported',
    intro,
    ...streams.flatMap((stream) => streamSection(stream, text(title))),
  ];
}

function streamSection(stream: StreamDescription, remote: string): readonly string[] {
  const { name, title = name, key, cursor, deletes, params, dynamic, schema } = stream;
  const facts = [
    `- A record is named by ${listed(key.map(code))}.`,
    cursor === undefined
      ? '- Every import reads all of it.'
      : `- An incremental import reads what changed, by ${code(cursor.field)}. It starts ${cursor.overlapMs > 0 ? `${duration(cursor.overlapMs)} before` : 'at'} the newest change it has seen.`,
    `- ${wordsFor(DELETES, deletes)?.(remote) ?? code(deletes)}`,
    ...(dynamic === true ? [`- It is there only where your account in ${remote} has it.`] : []),
  ];
  const settings = fieldTables(formFields(params ?? { type: 'object', properties: {} }), 5);
  return [
    `### ${text(title)} (${code(name)})`,
    facts.join('\n'),
    ...titled('#### Fields', recordTable(schema, key)),
    ...titled('#### Settings of an import', settings),
  ];
}

/** What OnLink can do over there. */
export function actionSections({ actions, title }: Manifest): readonly string[] {
  const sections = Object.entries(actions).flatMap(([name, action]) =>
    actionSection(name, action, text(title)),
  );
  return titled('## Functions', sections);
}

function actionSection(name: string, action: ActionDescription, remote: string): readonly string[] {
  const facts = [
    `- ${wordsFor(EFFECTS, action.effect)?.(remote) ?? code(action.effect)}`,
    `- When the reply is lost: ${wordsFor(LOST_REPLY, action.retry)?.(remote) ?? code(action.retry)}`,
  ];
  return [
    `### ${text(action.title)} (${code(name)})`,
    facts.join('\n'),
    ...titled('#### What it takes', fieldTables(formFields(action.input, [], action.options ?? []), 5)),
    ...titled('#### What it gives back', recordTable(action.output)),
  ];
}

/** What OnLink is told, or finds out. */
export function triggerSections({ triggers, title }: Manifest): readonly string[] {
  const sections = Object.entries(triggers).flatMap(([name, trigger]) =>
    triggerSection(name, trigger, text(title)),
  );
  return titled('## Triggers', sections);
}

function triggerSection(name: string, trigger: TriggerDescription, remote: string): readonly string[] {
  const proofs = (trigger.schemes ?? []).map(({ kind }) => wordsFor(PROOFS, kind) ?? code(kind));
  const how =
    trigger.kind === 'poll'
      ? `OnLink asks ${remote} at intervals.`
      : `${remote} calls OnLink (a webhook)${proofs.length === 0 ? '' : `, and proves itself by ${listed(proofs, 'or')}`}.${trigger.secretFrom === 'remote' ? ` The secret for that is made by ${remote}.` : ''}`;
  return [
    `### ${text(trigger.title)} (${code(name)})`,
    how,
    ...titled('#### Settings', fieldTables(formFields(trigger.params), 5)),
    ...titled('#### What it tells', recordTable(trigger.event)),
  ];
}

function titled(title: string, parts: readonly string[]): readonly string[] {
  return parts.length === 0 ? [] : [title, ...parts];
}
