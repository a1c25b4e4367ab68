import { describe, expect, it } from 'vitest';
import type { Answers } from './answers.js';
import { quotable, render } from './render.js';

function answers(overrides: Partial<Answers> = {}): Answers {
  return {
    id: 'acme',
    title: 'Acme',
    auth: 'basic',
    packageName: 'connector-acme',
    streams: ['employee', 'costCenter'],
    actions: [{ name: 'addEmployee', effect: 'create', target: 'employee' }],
    ...overrides,
  };
}

describe('filling in a template', () => {
  it('writes a line for each stream, action and collection', () => {
    expect(render("  sampleRecord: './sample-record.js', // @each stream", answers())).toBe(
      "  employee: './employee.js',\n  costCenter: './cost-center.js',",
    );
    expect(render("'Sample action' // @each action", answers())).toBe("'Add employee'");
    expect(render('sampleTarget // @each collection', answers())).toBe('employee\ncostCenter');
  });

  it('leaves a line out where there is nothing it is about', () => {
    const template = 'a // @if streams\nb // @if actions\nc';
    expect(render(template, answers())).toBe('a\nb\nc');
    expect(render(template, answers({ streams: [], actions: [] }))).toBe('c');
  });

  it('does not look again at what it filled in', () => {
    const title = 'sample-vendor $& sample-package';
    expect(render('Sample Vendor of sample-vendor', answers({ title }))).toBe(`${title} of acme`);
  });

  it('refuses a mark that it does not know', () => {
    expect(() => render('a // @if triggers', answers())).toThrow('@if triggers');
    expect(() => render('a // @each trigger', answers())).toThrow('@each trigger');
  });

  it('makes a title safe between quotes of every kind', () => {
    const title = 'a\'b"c`d${e}\\';
    const quoted = quotable(title);
    expect(new Function(`return ['${quoted}', \`${quoted}\`]`)()).toEqual([title, title]);
  });
});
