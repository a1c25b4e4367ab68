import { testMutants } from './judge-mutant.js';
import { SERVICE_MUTANTS } from './service-mutants.js';

testMutants(SERVICE_MUTANTS);
