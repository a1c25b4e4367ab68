import { ROOT } from '../bootstrap/root.mjs';
import { checkBoundaries } from './check-boundaries.mjs';

const { files, violations } = checkBoundaries(ROOT);
for (const violation of violations) console.error(violation);
console.log(`${files} files, ${violations.length} violations`);
process.exitCode = violations.length === 0 ? 0 : 1;
