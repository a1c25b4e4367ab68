import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { writePackage } from './write-package.js';

const FILES = [
  { path: 'a.txt', text: 'a' },
  { path: 'b/c/d.txt', text: 'd' },
];

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'onlink-write-'));
});
afterEach(() => rmSync(dir, { recursive: true }));

function tree(): string[] {
  return readdirSync(dir, { recursive: true }).map(String).sort();
}

describe('writing a package', () => {
  it('makes the folder and its parents', () => {
    writePackage(join(dir, 'x', 'y'), FILES);
    expect(readFileSync(join(dir, 'x', 'y', 'b', 'c', 'd.txt'), 'utf8')).toBe('d');
    expect(readdirSync(join(dir, 'x'))).toEqual(['y']);
  });

  it('fills a folder that is empty, or only under git', () => {
    mkdirSync(join(dir, '.git'));
    writePackage(dir, FILES);
    expect(tree()).toEqual(['.git', 'a.txt', 'b', 'b/c', 'b/c/d.txt']);
  });

  it('refuses a folder that is not empty, and a file', () => {
    writeFileSync(join(dir, 'mine.txt'), 'mine');
    expect(() => writePackage(dir, FILES)).toThrow(/^Failed to write folder ".*": it is not empty .*\.$/);
    expect(() => writePackage(join(dir, 'mine.txt'), FILES)).toThrow('it is a file');
    expect(tree()).toEqual(['mine.txt']);
  });

  it('leaves nothing behind where a file cannot be written', () => {
    const broken = [...FILES, { path: 'a.txt/below-a-file.txt', text: '' }];
    expect(() => writePackage(join(dir, 'x', 'y'), broken)).toThrow(/cannot be written \((ENOTDIR|EEXIST)\)/);
    expect(tree()).toEqual([]);
    mkdirSync(join(dir, 'empty'));
    expect(() => writePackage(join(dir, 'empty'), broken)).toThrow('cannot be written');
    expect(tree()).toEqual(['empty']);
  });

  it('refuses a folder below a file', () => {
    writeFileSync(join(dir, 'file'), '');
    expect(() => writePackage(join(dir, 'file', 'x'), FILES)).toThrow('cannot be written');
    expect(tree()).toEqual(['file']);
  });
});
