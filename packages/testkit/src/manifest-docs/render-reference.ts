import type { Manifest } from '@onlink/core';
import { type FormField, formOf } from '@onlink/runtime';
import { fieldTables } from './field-table.js';
import { block, code, table, text } from './markdown.js';
import { actionSections, streamSections, triggerSections } from './operation-sections.js';
import { listed, SIGN_IN, wordsFor } from './plain-words.js';

/**
 * Renders the reference of a connector as Markdown, for the people who set it up, from its manifest alone. The same
 * manifest gives the same text. Whatever a manifest's texts hold is shown as it is, and never read as Markdown.
 *
 * @param manifest as `parseManifest` of `@onlink/runtime` gave it
 * @throws a fault `form/not-renderable` where configuration, params or inputs hold what no form can ask for
 */
export function renderReference(manifest: Manifest): string {
  const fields = formOf(manifest.config);
  const parts = [
    `# ${text(manifest.title)} connector`,
    ...(manifest.description === undefined ? [] : [text(manifest.description)]),
    `${code(manifest.id)} ${code(manifest.version)}, category ${text(manifest.category)}. This page is made from the connector's manifest.`,
    ...connectionSection(manifest, fields),
    ...checkSection(manifest),
    ...streamSections(manifest),
    ...actionSections(manifest),
    ...triggerSections(manifest),
    ...networkSection(manifest, fields),
    ...templateSection(manifest),
  ];
  return `${parts.join('\n\n')}\n`;
}

function connectionSection(
  { auth, title, needs }: Manifest,
  fields: readonly FormField[],
): readonly string[] {
  const ways = auth.map(({ scheme }) => wordsFor(SIGN_IN, scheme) ?? code(scheme));
  return [
    '## Connection',
    ...(ways.length === 0 ? [] : [`OnLink signs in to ${text(title)} ${listed(ways, 'or')}.`]),
    ...(needs.length === 0 ? [] : [`It needs an OnLink that has ${listed(needs.map(code))}.`]),
    ...fieldTables(fields, 3),
  ];
}

function checkSection({ checks, streams, actions }: Manifest): readonly string[] {
  if (checks.length === 0) return [];
  const titles = new Map([
    ...streams.map(({ name, title = name }) => [name, title] as const),
    ...Object.entries(actions).map(([name, action]) => [name, action.title] as const),
  ]);
  const rows = checks.map(({ id, title, unlocks }) => [
    `${text(title)} (${code(id)})`,
    unlocks.map((name) => text(titles.get(name) ?? name)).join(', '),
  ]);
  return [
    '## Checks',
    'OnLink tries these when you check the connection. Where one fails, what it opens cannot be used.',
    ...table(['Check', 'What it opens'], rows),
  ];
}

function networkSection({ egress }: Manifest, fields: readonly FormField[]): readonly string[] {
  if (egress.length === 0) return [];
  const hosts = egress.map((pattern) => {
    if (pattern.startsWith('*.')) return `- every host that ends in ${code(pattern.slice(1))}`;
    if (!pattern.startsWith('{')) return `- ${code(pattern)}`;
    const pointer = pattern.slice(1, -1);
    const label = fields.find((field) => field.pointer === pointer)?.label ?? pointer;
    return `- the host of the address in ${text(label)}`;
  });
  return ['## Network', 'The connector calls these hosts and no others:', hosts.join('\n')];
}

function templateSection({ templates }: Manifest): readonly string[] {
  if (templates.length === 0) return [];
  const sections = templates.flatMap(({ id, title, config, mapping }) => [
    `### ${text(title)} (${code(id)})`,
    ...(config === undefined ? [] : [block(JSON.stringify(config, null, 2), 'json')]),
    ...(mapping === undefined ? [] : [block(mapping)]),
  ]);
  return ['## Templates', 'Lines to start an import from.', ...sections];
}
