import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder that holds the workspace, absolute and without a closing slash. */
export const ROOT = fileURLToPath(new URL('../..', import.meta.url)).replace(/[/\\]$/, '');

/** Where tooling remembers what it has already done. Inside node_modules, so that deleting that forgets everything. */
export const CACHE = join(ROOT, 'node_modules', '.cache', 'onlink');
