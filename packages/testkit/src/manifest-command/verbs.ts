import { resolve } from 'node:path';
import { createFault } from '@onlink/core';
import { describeDiff, describeShortfall } from '../manifest-diff/describe-diff.js';
import { diffManifests } from '../manifest-diff/diff-manifests.js';
import { renderReference } from '../manifest-docs/render-reference.js';
import { buildManifest } from './build-manifest.js';
import { readManifest } from './read-manifest.js';
import { readWaiting } from './read-waiting.js';
import { writeWhole } from './write-whole.js';

/** What a verb says and how it ends. */
interface VerbResult {
  /** For stdout. */
  readonly said: string;
  /** Why the exit code is 1: one line. */
  readonly refused?: string;
}

/** A verb of the command: its arguments, and what it does with them. */
export interface Verb {
  readonly usage: string;
  readonly options: { readonly [name: string]: { readonly type: 'boolean' | 'string' } };
  /** How many names it takes, the least and the most. */
  readonly names: readonly [least: number, most: number];
  run(names: readonly string[], options: { readonly [name: string]: unknown }): Promise<VerbResult>;
}

/** The verbs by name. */
export const VERBS: { readonly [name: string]: Verb } = {
  build: {
    usage: 'build [DIR]',
    options: {},
    names: [0, 1],
    run: async ([dir = '.']) => ({ said: `${await buildManifest(dir)}\n` }),
  },
  diff: {
    usage: 'diff OLD NEW [--waiting FOLDER] [--json]',
    options: { json: { type: 'boolean' }, waiting: { type: 'string' } },
    names: [2, 2],
    async run([older = '', newer = ''], { json, waiting }) {
      const manifests = [await readManifest(older), await readManifest(newer)] as const;
      const step = typeof waiting === 'string' ? { waiting: await readWaiting(waiting, newer) } : {};
      const diff = diffManifests(...manifests, step);
      const said = json === true ? `${JSON.stringify(diff, null, 2)}\n` : describeDiff(diff);
      return diff.isEnough ? { said } : { said, refused: describeShortfall(diff) };
    },
  },
  docs: {
    usage: 'docs [DIR] [--out FILE]',
    options: { out: { type: 'string' } },
    names: [0, 1],
    async run([dir = '.'], { out }) {
      const manifest = await readManifest(dir);
      const reference = renderReference(manifest);
      if (typeof out !== 'string') return { said: reference };
      await writeReference(out, reference);
      return { said: `Wrote ${out}: the reference of ${manifest.id} ${manifest.version}.\n` };
    },
  },
};

async function writeReference(out: string, reference: string): Promise<void> {
  try {
    await writeWhole(resolve(out), reference);
  } catch (error) {
    const { code = 'unknown' } = error as { readonly code?: string };
    throw createFault({
      blame: 'input',
      scope: 'item',
      retry: 'after-fix',
      effect: 'none',
      code: 'manifest/reference-not-written',
      message: `Failed to write reference "${out}": it cannot be written (${code}). Name a file in a folder that is there.`,
    });
  }
}
