import { describe, expect, it } from 'vitest';
import { aManifest, anObject } from '../../test/a-manifest.js';
import { renderReference } from './render-reference.js';

const text = { type: 'string' };

describe('the reference of a connector', () => {
  it('has a section for everything that the manifest has', () => {
    const headings = renderReference(aManifest())
      .split('\n')
      .filter((line) => /^#{1,3} /.test(line));
    expect(headings).toEqual([
      '# Sample connector',
      '## Connection',
      '## Checks',
      '## What can be imported',
      '### People (`person`)',
      '## Functions',
      '### Create a person (`create-person`)',
      '## Triggers',
      '### Somebody was hired (`hired`)',
      '## Network',
      '## Templates',
      '### People (`people`)',
    ]);
  });

  it('leaves out what there is none of', () => {
    const bare = aManifest({
      '/streams': [],
      '/actions': {},
      '/triggers': {},
      '/templates': [],
      '/checks': [],
      '/egress': [],
      '/auth': [],
      '/needs': [],
      '/description': undefined,
    });
    expect(renderReference(bare).match(/^#.*/gm)).toEqual(['# Sample connector', '## Connection']);
  });

  it.each([
    ['a field', '| Account (`account`) | text | yes |   |   |'],
    ['a secret', '| Key (`key`) | secret: kept encrypted, never shown again | yes |   |   |'],
    ['how it signs in', 'OnLink signs in to Sample with a token.'],
    ['what it needs', 'It needs an OnLink that has `webhooks`.'],
    ['a check', '| Read people (`read.person`) | People |'],
    ['the key', '- A record is named by `id`.'],
    [
      'the cursor',
      '- An incremental import reads what changed, by `changed`. It starts 1 minute before the newest change it has seen.',
    ],
    ['deletes', '- What a complete import no longer finds counts as deleted.'],
    ['a field of a record', '| `name` |   | text | May be empty. |'],
    ['a setting', '| Page size (`page_size`) | whole number from 1 to 1000 | no | `1000` |   |'],
    ['an effect', '- It makes something new in Sample each time.'],
    [
      'a lost reply',
      '- When the reply is lost: OnLink sends it again by itself, with the same key: Sample does it only once.',
    ],
    ['an input with choices', '| Team (`team`) | text, with choices to pick from | no |   |   |'],
    ['a trigger', 'Sample calls OnLink (a webhook), and proves itself by a user name and a password.'],
    ['hosts', '- every host that ends in `.sample.invalid`\n- `files.invalid`'],
    ['a template', '```\nkey:id=ID\n```'],
  ])('says %s', (_, line) => {
    expect(renderReference(aManifest())).toContain(line);
  });

  it('says of a webhook whose secret the remote makes that it does', () => {
    const reference = renderReference(aManifest({ '/triggers/hired/secretFrom': 'remote' }));
    expect(reference).toContain('a password. The secret for that is made by Sample.');
    expect(renderReference(aManifest())).not.toContain('The secret for that');
  });

  it('shows alternatives, lists and conditions of a connection', () => {
    const way = (kind: string, title: string, fields: object) => ({
      ...anObject({ kind: { const: kind }, ...fields }, ['kind']),
      title,
    });
    const reference = renderReference(
      aManifest({
        '/config/secrets': [],
        '/egress': ['{/hosts}'],
        '/config/schema': anObject({
          auth: { title: 'Sign-in', oneOf: [way('a', 'By name', { user: text }), way('b', 'By token', {})] },
          hosts: { type: 'array', items: anObject({ name: { ...text, 'x-ui': { placeholder: 'x|y' } } }) },
          tags: { type: 'object', additionalProperties: { type: 'boolean' } },
          level: { enum: [1, 2], default: 2 },
        }),
      }),
    );
    const rows = reference.split('\n').filter((line) => line.startsWith('| '));
    expect(rows.slice(2, 10)).toEqual([
      '| Sign-in (`auth`) | heading for the fields below it | no |   |   |',
      '| Kind (`auth.kind`) | one of `a` (By name) or `b` (By token) | yes |   |   |',
      '| User (`auth.user`) | text | no |   | Only where Kind is By name. |',
      '| Hosts (`hosts`) | list | no |   |   |',
      '| Name (`hosts[].name`) | text | no |   | It looks like <code>x\\|y</code>. |',
      '| Tags (`tags`) | entries under names of your choosing, each yes or no | no |   |   |',
      '| Level (`level`) | one of `1` or `2` | no | `2` |   |',
      '| Check | What it opens |',
    ]);
    expect(reference).toContain('- the host of the address in Hosts');
  });

  it('shows nested fields, references, choices and formats of a record', () => {
    const reference = renderReference(
      aManifest({
        '/streams/0/schema': anObject({
          team: { anyOf: [anObject({ id: text }), { type: 'null' }], 'x-references': 'team' },
          since: { type: ['string', 'null'], format: 'date' },
          grade: { enum: ['a', 'b'] },
          any: {},
        }),
      }),
    );
    expect(reference).toContain(
      '| `team` |   | group of fields | Refers to `team`. May be empty. |\n| `team.id` |   | text |   |',
    );
    expect(reference).toContain('| `since` |   | date | May be empty. |');
    expect(reference).toContain('| `grade` |   | text | One of `a` or `b`. |');
    expect(reference).toContain('| `any` |   | anything | May be empty. |');
  });

  it('reads no Markdown in the texts of a manifest', () => {
    const hostile = '# x\n\n| <img src=x> [a](b) `c`';
    const reference = renderReference(
      aManifest({
        '/title': hostile,
        '/description': hostile,
        '/streams/0/title': hostile,
        '/templates/0/mapping': '```\n# y',
      }),
    );
    expect(reference).not.toMatch(/[^\\]<img|[^\\]\[a|^# x/m);
    expect(reference).toContain('````\n```\n# y\n````');
  });

  it('is the same each time, and refuses a form that nobody can fill in', () => {
    expect(renderReference(aManifest())).toBe(renderReference(aManifest()));
    const tuple = aManifest({
      '/actions/create-person/input/properties/pair': { type: 'array', prefixItems: [] },
    });
    expect(() => renderReference(tuple)).toThrow(/form field "\/pair"/);
  });
});
