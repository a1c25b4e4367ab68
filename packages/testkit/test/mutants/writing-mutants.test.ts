import { testMutants } from './judge-mutant.js';
import { WRITING_MUTANTS } from './writing-mutants.js';

testMutants(WRITING_MUTANTS);
