import type { FormField, ShownWhen } from '@onlink/runtime';
import { code, table, text } from './markdown.js';
import { listed } from './plain-words.js';

const HEAD = ['Field', 'What it is', 'Needed', 'Default', 'What to enter'];

/** A row of a table of fields: with the name by which files and commands call it. */
interface Row {
  readonly field: FormField;
  readonly name: string;
}

/** Fields that are entered, a table for each of their groups. `level` is the level of the groups' headings. */
export function fieldTables(fields: readonly FormField[], level: number): readonly string[] {
  const rows = rowsOf(fields, '', '');
  const groups = [...new Set(fields.map(({ group }) => group))];
  return groups.flatMap((group) => [
    ...(group === undefined ? [] : [`${'#'.repeat(level)} ${text(group)}`]),
    ...table(
      HEAD,
      rows.filter(({ field }) => field.group === group).map((row) => cellsOf(row, fields)),
    ),
  ]);
}

/** The fields, those of entries of lists and maps after them. These go with the group of their list. */
function rowsOf(fields: readonly FormField[], below: string, path: string): readonly Row[] {
  return fields.flatMap((field) => {
    const names = field.pointer.slice(below.length).split('/').slice(1).map(unescapeName);
    const name = [path, ...names].filter((part) => part !== '').join('.');
    if (field.kind !== 'list' && field.kind !== 'map') return [{ field, name }];
    const inner = field.items.filter(({ pointer }) => pointer !== `${field.pointer}/-`);
    const entry = `${name}${field.kind === 'list' ? '[]' : '.NAME'}`;
    const group = field.group === undefined ? {} : { group: field.group };
    const rows = rowsOf(inner, `${field.pointer}/-`, entry);
    return [{ field, name }, ...rows.map((row) => ({ ...row, field: { ...row.field, ...group } }))];
  });
}

function cellsOf({ field, name }: Row, fields: readonly FormField[]): readonly string[] {
  const isHeading = field.kind === 'group';
  const when = field.shownWhen.map((condition) => conditionWords(condition, fields));
  const help = [
    ...(when.length === 0 ? [] : [`Only where ${listed(when)}.`]),
    ...(field.help === undefined ? [] : [text(field.help)]),
    ...(field.placeholder === undefined ? [] : [`It looks like ${code(field.placeholder)}.`]),
  ];
  return [
    `${text(field.label)} (${code(name)})`,
    kindWords(field),
    field.required ? 'yes' : 'no',
    field.default === undefined || isHeading ? '' : code(plain(field.default)),
    help.join(' '),
  ];
}

function conditionWords({ pointer, values }: ShownWhen, fields: readonly FormField[]): string {
  const field = fields.find((candidate) => candidate.pointer === pointer);
  const choices = field?.kind === 'choice' ? field.choices : [];
  const labels = values.map((value) =>
    text(choices.find((choice) => choice.value === value)?.label ?? plain(value)),
  );
  return `${text(field?.label ?? pointer)} is ${listed(labels, 'or')}`;
}

function kindWords(field: FormField): string {
  const live = field.live ? ', with choices to pick from' : '';
  switch (field.kind) {
    case 'text':
      return `${FORMATS[field.format ?? ''] ?? 'text'}${live}`;
    case 'secret':
      return 'secret: kept encrypted, never shown again';
    case 'number':
    case 'integer':
      return `${field.kind === 'integer' ? 'whole number' : 'number'}${rangeWords(field)}${live}`;
    case 'checkbox':
      return 'yes or no';
    case 'choice':
      return `one of ${listed(field.choices.map(choiceWords), 'or')}`;
    case 'list':
    case 'map': {
      const [entry] = field.items;
      const isSimple = field.items.length === 1 && entry?.pointer === `${field.pointer}/-`;
      const each = isSimple && entry !== undefined ? `, each ${kindWords(entry)}` : '';
      return `${field.kind === 'list' ? 'list' : 'entries under names of your choosing'}${each}`;
    }
    case 'group':
      return 'heading for the fields below it';
  }
}

const FORMATS: { readonly [format: string]: string } = {
  date: 'date (YYYY-MM-DD)',
  'date-time': 'date and time (ISO 8601)',
  email: 'e-mail address',
  uri: 'web address',
};

function choiceWords({ value, label }: { readonly value: unknown; readonly label: string }): string {
  const typed = plain(value);
  return typed === label ? code(typed) : `${code(typed)} (${text(label)})`;
}

function rangeWords({ minimum, maximum }: { readonly minimum?: number; readonly maximum?: number }): string {
  if (minimum !== undefined && maximum !== undefined) return ` from ${minimum} to ${maximum}`;
  if (minimum !== undefined) return `, ${minimum} or more`;
  return maximum === undefined ? '' : `, at most ${maximum}`;
}

function plain(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function unescapeName(name: string): string {
  return name.replaceAll('~1', '/').replaceAll('~0', '~');
}
