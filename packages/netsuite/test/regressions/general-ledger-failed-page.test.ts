import { createNetsuiteMock } from '@onlink/netsuite-mock';
import { expect, it } from 'vitest';
import { NOON_MS } from '../builders.js';
import { readWhole } from '../reading.js';

// Read in https://github.com/ModernAnimal/tap-netsuite-general-ledger: a page that failed was left out, at debug level.
it('ends a read at a page that fails instead of leaving its rows out', async () => {
  const mock = createNetsuiteMock({ employees: 100, now: () => NOON_MS });
  mock.faults.arm({ fault: 'unexpected-error', nth: 14 });
  const reading = readWhole(mock, { stream: 'employee', params: { page_size: 5 } });
  await expect(reading).rejects.toMatchObject({
    code: 'netsuite/unexpected-error',
    retry: { afterMs: 30_000 },
  });
});
