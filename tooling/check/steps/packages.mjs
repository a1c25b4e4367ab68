import { join } from 'node:path';
import { contentHash, readOr, writeMarker } from '../../bootstrap/files.mjs';
import { capture } from '../../bootstrap/processes.mjs';
import { CACHE, ROOT } from '../../bootstrap/root.mjs';
import { pack } from '../../packing/pack.mjs';
import { packedFaults } from '../packed-faults.mjs';

/** How many packages are looked at together: what a small machine has cores. */
const CONCURRENCY = 2;

/**
 * Packs every publishable package as it would be published, then looks into the tarball: what it holds, whether its
 * manifest leads anywhere (publint), and whether its types resolve (attw). A package whose tarball passed before is
 * not looked at again.
 * @param {readonly import('../../bootstrap/workspace.mjs').Member[]} members
 * @returns {Promise<import('../step.d.mts').StepResult>}
 */
export async function checkPackages(members) {
  const queue = [...members];
  /** @type {string[]} */
  const faults = [];
  const work = async () => {
    for (let next = queue.shift(); next !== undefined; next = queue.shift())
      faults.push(...(await checkPackage(next)));
  };
  await Promise.all(Array.from({ length: CONCURRENCY }, work));
  return { ok: faults.length === 0, summary: `${members.length} tarballs`, output: faults.sort().join('\n') };
}

/** @param {import('../../bootstrap/workspace.mjs').Member} member */
async function checkPackage(member) {
  try {
    const packed = await pack(member);
    const passed = join(CACHE, 'packages-passed', member.folder.replace('/', '-'));
    const state = `${packed.key} ${contentHash(ROOT, ['pnpm-lock.yaml', 'tooling/check/packed-faults.mjs'])}`;
    if (readOr(passed, '') === state) return [];
    const faults = [...packedFaults(packed), ...(await publint(packed)), ...(await attw(packed))];
    if (faults.length === 0) writeMarker(passed, state);
    return faults.map((fault) => `${member.manifest.name}: ${fault}`);
  } catch (error) {
    return [/** @type {Error} */ (error).message];
  }
}

/** @param {import('../../packing/pack.mjs').Packed} packed */
function publint({ tarball }) {
  return program('publint', ['run', tarball, '--strict']);
}

/** A package without entries has no types to resolve. @param {import('../../packing/pack.mjs').Packed} packed */
async function attw({ tarball, member }) {
  if (member.manifest.exports === undefined) return [];
  return program('attw', [tarball, '--profile', 'esm-only', '--format', 'ascii', '--no-emoji', '--no-color']);
}

/**
 * @param {string} name
 * @param {readonly string[]} args
 */
async function program(name, args) {
  const { code, output } = await capture(join(ROOT, 'node_modules', '.bin', name), args);
  return code === 0 ? [] : [`${name} refuses it.\n${output.trim()}`];
}
