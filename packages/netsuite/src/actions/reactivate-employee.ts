import { EXTRA_FIELDS } from './input-field.js';
import { updateRecordAction } from './update-record-action.js';

/** Takes an employee back: active, without a release date. Access stays off until it is given. */
export const reactivateEmployee = updateRecordAction({
  title: 'Reactivate employee',
  verb: 'reactivate',
  type: 'employee',
  sets: { isInactive: false, releasedate: null },
  fields: [{ name: 'hireDate', title: 'New hire date', kind: 'date' }, EXTRA_FIELDS],
});
