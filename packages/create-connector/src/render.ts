import type { ActionAnswer } from './action-answer.js';
import type { Answers } from './answers.js';
import { toKebab, toSentence } from './names.js';

/** What one file is about, where it is about one thing. */
export interface Subject {
  readonly stream?: string;
  readonly action?: ActionAnswer;
}

/** Words of the templates and what stands for them. */
type Words = { readonly [word: string]: string };

const MARKED = /^(.*?)\s*\/\/ @(if|each) (\w+)$/;

/**
 * Fills a template in. A line that ends with `// @if streams` stays only where there are streams; one that ends with
 * `// @each stream` comes once for each. Words such as `sampleRecord` are replaced in one pass, so nothing that was filled
 * in is looked at again.
 */
export function render(template: string, answers: Answers, subject: Subject = {}): string {
  const words = { ...wordsOfPackage(answers), ...wordsOfSubject(subject) };
  return template
    .split('\n')
    .flatMap((line) => {
      const [, code = '', rule, what = ''] = MARKED.exec(line) ?? [];
      if (rule === undefined) return [replace(line, words)];
      if (rule === 'if') return isThere(what, answers) ? [replace(code, words)] : [];
      return eachOf(what, answers).map((entry) => replace(code, { ...words, ...entry }));
    })
    .join('\n');
}

function replace(text: string, words: Words): string {
  const known = Object.keys(words).sort((left, right) => right.length - left.length);
  return text.replace(new RegExp(known.join('|'), 'g'), (word) => words[word] ?? word);
}

function wordsOfPackage({ id, title, packageName }: Answers): Words {
  return { 'sample-vendor': id, 'sample-package': packageName, 'Sample Vendor': title };
}

function wordsOfSubject({ stream, action }: Subject): Words {
  return {
    ...(stream !== undefined && {
      sampleRecord: stream,
      'sample-record': toKebab(stream),
      'Sample record': toSentence(stream),
    }),
    ...(action !== undefined && {
      sampleAction: action.name,
      'sample-action': toKebab(action.name),
      'Sample action': toSentence(action.name),
      sampleTarget: action.target,
    }),
  };
}

function isThere(what: string, { streams, actions }: Answers): boolean {
  if (what === 'streams') return streams.length > 0;
  if (what === 'actions') return actions.length > 0;
  throw new Error(`A template asks for "@if ${what}", which there is not.`);
}

function eachOf(what: string, { streams, actions }: Answers): readonly Words[] {
  if (what === 'stream') return streams.map((stream) => wordsOfSubject({ stream }));
  if (what === 'action') return actions.map((action) => wordsOfSubject({ action }));
  if (what === 'collection') {
    return [...new Set([...streams, ...actions.map(({ target }) => target)])].map((sampleTarget) => ({
      sampleTarget,
    }));
  }
  throw new Error(`A template asks for "@each ${what}", which there is not.`);
}

/** A title as it may stand between quotes of any kind in TypeScript. */
export function quotable(title: string): string {
  return title.replace(/[\\'`$]/g, '\\$&');
}
