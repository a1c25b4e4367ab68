import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { filesBelow } from '../../bootstrap/files.mjs';
import { ROOT } from '../../bootstrap/root.mjs';
import { members } from '../../bootstrap/workspace.mjs';
import { deadLinks, lengthFaults } from '../document-faults.mjs';

/** Documents that a newcomer looks for at the root. */
const ROOT_DOCUMENTS = ['README.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md', 'SECURITY.md', 'LICENSE'];

/**
 * Every package has a README, READMEs are short, and links inside the repository lead somewhere.
 * @returns {Promise<import('../step.d.mts').StepResult>}
 */
export async function checkDocuments() {
  const published = members().filter(({ manifest }) => manifest.private !== true);
  const wanted = [...ROOT_DOCUMENTS, ...published.map(({ folder }) => `${folder}/README.md`)];
  const missing = wanted.filter((path) => !existsSync(join(ROOT, path)));
  const documents = filesBelow(ROOT).filter((path) => path.endsWith('.md'));
  const faults = [
    ...missing.map((path) => `${path}: not there. Write it.`),
    ...documents.flatMap((path) => {
      const text = readFileSync(join(ROOT, path), 'utf8');
      return [
        ...lengthFaults(path, text),
        ...deadLinks(path, text, (target) => existsSync(join(ROOT, target))),
      ];
    }),
  ];
  return { ok: faults.length === 0, summary: `${documents.length} files`, output: faults.join('\n') };
}
