import { describe, expect, it } from 'vitest';
import {
  idProblem,
  nameProblem,
  namesProblem,
  packageProblem,
  titleProblem,
  toKebab,
  toSentence,
  toTitle,
} from './names.js';

describe('names', () => {
  it.each(['a', 'acme-hr', 'sap2', 'a-1-b'])('takes the id "%s"', (id) => {
    expect(idProblem(id)).toBeUndefined();
  });

  it.each(['', 'Acme', '1a', 'a--b', '-a', 'a-', 'a_b', 'a b', 'ä', '../a', 'a'.repeat(65)])(
    'refuses the id "%s"',
    (id) => {
      expect(idProblem(id)).toBeTypeOf('string');
    },
  );

  it.each(['employee', 'addEmployee', 'Cost_Center2', 'class', 'delete'])('takes the name "%s"', (name) => {
    expect(nameProblem(name)).toBeUndefined();
  });

  it.each(['', '1st', 'a-b', 'a b', 'é', "a'b", 'a/b', '__proto__', 'constructor', 'toString'])(
    'refuses the name "%s"',
    (name) => {
      expect(nameProblem(name)).toBeTypeOf('string');
    },
  );

  it('refuses names that are there twice, or would share a file', () => {
    expect(namesProblem(['a', 'b'])).toBeUndefined();
    expect(namesProblem(['a', 'b', 'a'])).toContain('"a" is there twice');
    expect(namesProblem(['costCenter', 'cost_center'])).toContain('cost-center.ts');
    expect(namesProblem(['a', ''])).toContain('"" is not a name');
  });

  it('takes a title of one line', () => {
    expect(titleProblem('O\'Hara & "Sons"')).toBeUndefined();
    expect(titleProblem('a\nb')).toBeTypeOf('string');
    expect(titleProblem(' ')).toBeTypeOf('string');
  });

  it.each(['connector-acme', '@acme/connector', '@a/b.c_d'])('takes the package "%s"', (name) => {
    expect(packageProblem(name)).toBeUndefined();
  });

  it.each(['', 'Acme', '../a', 'a..b', '@acme', 'a/b', '.a', '@a/.b', 'a b'])(
    'refuses the package "%s"',
    (name) => {
      expect(packageProblem(name)).toBeTypeOf('string');
    },
  );

  it('turns identifiers into file names and words', () => {
    expect(toKebab('addURLAlias2')).toBe('add-url-alias2');
    expect(toSentence('addEmployee')).toBe('Add employee');
    expect(toTitle('acme-hr')).toBe('Acme Hr');
  });
});
