import { expect, it } from 'vitest';
import { onBothFaces } from '../support/on-both-faces.js';

// https://github.com/julbrs/netsuite-api-client (test/request.test.ts, test/basic.test.ts)
onBothFaces('OPTIONS /services/rest/*', (connect) => {
  it.each(['/services/rest/*', '/services/rest/query/v1/suiteql'])(
    'answers 204 without a body on %s where the login is right',
    async (path) => {
      const { send } = await connect();
      const answer = await send(path, { method: 'OPTIONS' });
      expect(answer.status).toBe(204);
      expect(answer.text).toBe('');
    },
  );

  it('answers 401 where the token is wrong', async () => {
    const { send } = await connect();
    const as = { tokenId: '0'.repeat(64) };
    const answer = await send('/services/rest/*', { method: 'OPTIONS', as });
    expect(answer.status).toBe(401);
    expect(answer.body?.['o:errorDetails'][0]?.['o:errorCode']).toBe('INVALID_LOGIN');
  });
});
