import { isFault } from '@onlink/core';
import { describe, expect, it } from 'vitest';
import { createOutput, type OutputStream } from './output.js';

/** A place that takes so many writes and then fails. */
function aStream(takes: number, code: string): OutputStream & { readonly texts: string[] } {
  const texts: string[] = [];
  return {
    texts,
    write(text, done) {
      if (texts.length < takes) {
        texts.push(text);
        queueMicrotask(() => done());
      } else {
        queueMicrotask(() => done(Object.assign(new Error('write failed'), { code })));
      }
    },
  };
}

const quiet = { write: () => true };

describe('the output of a command', () => {
  it.each([
    ['ENOSPC', 'the disk is full'],
    ['EBADF', 'it is closed or broken'],
  ])('that cannot be written fails with %s, blamed on nobody else', async (code, says) => {
    const out = createOutput({ json: false, stdout: aStream(1, code), stderr: quiet });
    await out.raw('first\n');
    const failure = await out.raw('second\n').catch((error: unknown) => error);
    expect(failure).toMatchObject({
      code: 'cli/output-failed',
      blame: 'input',
      message: expect.stringMatching(new RegExp(`^Failed to write the output \\(${code}\\): ${says}`)),
    });
    expect(isFault(failure)).toBe(true);
  });

  it.each([
    ['a line', false],
    ['a document', true],
  ])('fails at its end when %s could not be written', async (_, json) => {
    const out = createOutput({ json, stdout: aStream(0, 'ENOSPC'), stderr: quiet });
    out.line('text');
    out.document({});
    await expect(out.finish()).rejects.toMatchObject({ code: 'cli/output-failed' });
  });

  it('fails also where writing throws at once', async () => {
    const stdout = {
      write(): never {
        throw Object.assign(new Error('write failed'), { code: 'ENOSPC' });
      },
    };
    const out = createOutput({ json: false, stdout, stderr: quiet });
    out.line('text');
    await expect(out.finish()).rejects.toMatchObject({ code: 'cli/output-failed' });
  });

  it('ends well when everything was written, in the order in which it was said', async () => {
    const stdout = aStream(3, 'ENOSPC');
    const out = createOutput({ json: false, stdout, stderr: quiet });
    out.line('one');
    await out.raw('two\n');
    out.line('three');
    await out.finish();
    expect(stdout.texts).toEqual(['one\n', 'two\n', 'three\n']);
  });
});
