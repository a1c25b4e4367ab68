import { expect, it } from 'vitest';
import { onBothFaces } from '../support/on-both-faces.js';
import { recordsOf } from '../support/records.js';

// Texts: https://github.com/airbytehq/airbyte/issues/35401 and public code (a name in single quotes).
onBothFaces('a q that is wrong', (connect) => {
  const errorOf = async (connectTo: Awaited<ReturnType<typeof connect>>, q: string) => {
    const { status, body } = await recordsOf(connectTo).send('employee', {
      search: `?q=${encodeURIComponent(q)}`,
    });
    return [status, body?.['o:errorDetails'][0]];
  };

  it.each([
    'lastName',
    'lastName IS',
    "lastName IS 'Ada Lovelace'",
    'lastName LIKE "A"',
    '(lastName IS "A"',
    'lastName IS "A" lastName IS "B"',
    'lastName IS "A',
    'expenselimit BETWEEN [1]',
    'expenselimit ANY_OF 1',
    'expenselimit EQUAL "many"',
    'isInactive IS maybe',
    'isInactive EQUAL true',
    'hireDate AFTER "2020-01-31T00:00"',
    'hireDate CONTAIN "2020"',
    'supervisor CONTAIN "1"',
    'AND',
  ])('%s is no search query', async (q) => {
    expect(await errorOf(await connect(), q)).toEqual([
      400,
      {
        detail: 'Invalid search query. Provide a valid search query.',
        'o:errorQueryParam': 'q',
        'o:errorCode': 'INVALID_PARAMETER',
      },
    ]);
  });

  it.each(['nothing', 'lastModifiedDate'])(
    'asks for the field %s, which cannot be asked for',
    async (field) => {
      expect(await errorOf(await connect(), `${field} AFTER "1/1/2020"`)).toEqual([
        400,
        {
          detail: `Unknown field name '${field}' in the search query. The field does not exist on this record type.`,
          'o:errorQueryParam': 'q',
          'o:errorCode': 'NONEXISTENT_FIELD',
        },
      ]);
    },
  );
});
