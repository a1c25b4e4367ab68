import { testMutants } from './judge-mutant.js';
import { READING_MUTANTS } from './reading-mutants.js';

testMutants(READING_MUTANTS);
