import { publishable } from '../packing/pack.mjs';
import { checkBoundariesStep } from './steps/boundaries.mjs';
import { checkDocuments } from './steps/documents.mjs';
import { checkExamples } from './steps/examples.mjs';
import { checkPackages } from './steps/packages.mjs';
import { knip, lint, typecheck, typecheckTooling } from './steps/programs.mjs';
import { checkVersions } from './steps/versions.mjs';

/**
 * Every check, in order. Each one runs even if those before it failed.
 * @type {readonly { title: string, run: () => Promise<import('./step.d.mts').StepResult> }[]}
 */
const STEPS = [
  { title: 'format and lint', run: lint },
  { title: 'boundaries', run: checkBoundariesStep },
  { title: 'types of tests', run: typecheck },
  { title: 'types of tooling', run: typecheckTooling },
  { title: 'unused code', run: () => knip([]) },
  { title: 'unused code in production', run: () => knip(['--production']) },
  { title: 'packages', run: () => checkPackages(publishable()) },
  { title: 'versions and changesets', run: checkVersions },
  { title: 'documents', run: checkDocuments },
  { title: 'examples in documents', run: checkExamples },
];

/** @type {string[]} */
const failed = [];
for (const { title, run } of STEPS) {
  const startedMs = Date.now();
  const { ok, summary, output } = await run();
  const seconds = ((Date.now() - startedMs) / 1000).toFixed(1);
  console.log(
    `${ok ? 'ok  ' : 'FAIL'} ${title}${summary === undefined ? '' : `: ${summary}`} (${seconds} s)`,
  );
  if (ok) continue;
  failed.push(title);
  if (output !== undefined) console.log(output.trimEnd());
}
if (failed.length > 0) {
  console.log(`${failed.length} of ${STEPS.length} checks failed: ${failed.join(', ')}.`);
  process.exitCode = 1;
}
