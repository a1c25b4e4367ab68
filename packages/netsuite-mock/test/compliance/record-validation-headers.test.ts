import { expect, it } from 'vitest';
import { onBothFaces } from '../support/on-both-faces.js';
import { anEmployee, recordsOf } from '../support/records.js';

// https://github.com/wsjmnh/netsuite-record-rest-docs (docs/records/employee.md): Error, Warning, Ignore and the defaults
onBothFaces('a body with', (connect) => {
  const names = (value: string) => ({ headers: { 'X-NetSuite-PropertyNameValidation': value } });
  const values = (value: string) => ({ headers: { 'X-NetSuite-PropertyValueValidation': value } });

  it.each(['Warning', 'Ignore', 'warning'])(
    'an unknown name is written without it where names are %s',
    async (how) => {
      const { create } = recordsOf(await connect());
      await create('employee', anEmployee({ nothing: 1 }), names(how));
    },
  );

  it('an unknown name is written without it by default, and refused where names are Error', async () => {
    const { create, refusal } = recordsOf(await connect());
    await create('employee', anEmployee({ nothing: 1 }));
    const body = anEmployee({ firstName: 'Max', addressBook: { items: [{ colour: 'red' }] } });
    expect((await refusal('POST', 'employee', body, names('Error'))).slice(1)).toEqual([
      'NONEXISTENT_FIELD',
      "Unknown field name 'colour' in the request body. The field does not exist on this record type.",
      'addressBook.items[0].colour',
    ]);
  });

  it('a wrong value is refused by default, and written without it where values are Warning or Ignore', async () => {
    const { create, read, refusal } = recordsOf(await connect());
    expect((await refusal('POST', 'employee', anEmployee({ hireDate: 'soon' })))[0]).toBe(400);
    const id = await create(
      'employee',
      anEmployee({ hireDate: 'soon', department: '9999' }),
      values('Ignore'),
    );
    const record = await read(`employee/${id}`);
    expect(record).not.toHaveProperty('hireDate');
    expect(record).not.toHaveProperty('department');
  });

  it.each(['Sometimes', 'constructor'])('a header of another value is refused: %s', async (value) => {
    const { send } = recordsOf(await connect());
    const { body } = await send('employee', { method: 'POST', body: '{}', ...names(value) });
    expect(body?.['o:errorDetails'][0]).toMatchObject({
      'o:errorCode': 'INVALID_HEADER',
      'o:errorHeader': 'X-NetSuite-PropertyNameValidation',
    });
  });
});
