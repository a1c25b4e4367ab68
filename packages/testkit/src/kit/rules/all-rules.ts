import type { Rule } from '../rule.js';
import { CHECK_RULES } from './checking.js';
import { CONDUCT_RULES } from './conduct.js';
import { DATA_RULES } from './data.js';
import { FAILURE_RULES } from './failures.js';
import { MANIFEST_RULES } from './manifest.js';
import { READING_RULES } from './reading.js';

/** Every rule, in the order in which a failure of one explains those after it. */
export const RULES: readonly Rule[] = [
  ...MANIFEST_RULES,
  ...CHECK_RULES,
  ...READING_RULES,
  ...DATA_RULES,
  ...FAILURE_RULES,
  ...CONDUCT_RULES,
];
