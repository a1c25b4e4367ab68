import { createFault } from '@onlink/core';
import { expect, it } from 'vitest';
import type { OpenConnection } from '../connections/open-connection.js';
import { isOffered } from './find-stream.js';

const { signal } = new AbortController();

/** A connection to an account that has one stream beside those of the manifest, and refuses to speak of others. */
function aConnection(blame: 'input' | 'credentials'): OpenConnection {
  return {
    name: 'main',
    manifest: { id: 'rows', streams: [] },
    connector: {
      async *discover(_: unknown, { stream }: { readonly stream: string }) {
        if (stream === 'custom') yield { name: 'custom', schema: {}, key: ['id'], deletes: 'unknown' };
        else {
          throw createFault({
            blame,
            scope: 'stream',
            retry: 'never',
            effect: 'none',
            code: 'rows/refused',
            message: 'Failed to find it: it is not there. Choose another.',
          });
        }
      },
    },
    createCall: () => ({ signal }),
    faultOf: (thrown: unknown) => thrown,
  } as unknown as OpenConnection;
}

it('finds a stream that only the account knows', async () => {
  expect(await isOffered(aConnection('input'), 'custom', signal)).toBe(true);
});

it('takes a name that the connector refuses for none, and passes on why it could not ask', async () => {
  expect(await isOffered(aConnection('input'), 'custm', signal)).toBe(false);
  await expect(isOffered(aConnection('credentials'), 'custm', signal)).rejects.toMatchObject({
    code: 'rows/refused',
  });
});
