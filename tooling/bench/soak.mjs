// `npm run soak`: the full counts of what the tests run a slice of. Takes about half an hour on two cores.
import { vitest } from '../bootstrap/processes.mjs';

const KILLS = '200';

process.exitCode = await vitest(
  ['--project', 'e2e', 'apps/onlink/test/e2e/kill-import.test.ts', '--testTimeout', '3600000'],
  {
    ONLINK_KILLS: KILLS,
  },
);
