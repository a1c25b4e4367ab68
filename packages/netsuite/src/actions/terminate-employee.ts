import { EXTRA_FIELDS } from './input-field.js';
import { updateRecordAction } from './update-record-action.js';

/** Ends an employment: release date, inactive, access removed. */
export const terminateEmployee = updateRecordAction({
  title: 'Terminate employee',
  verb: 'terminate',
  type: 'employee',
  sets: { isInactive: true, giveAccess: false },
  fields: [
    { name: 'releaseDate', title: 'Release date', kind: 'date', rest: 'releasedate', required: true },
    {
      ...{ name: 'terminationCategory', title: 'Termination category', kind: 'choice' },
      ...{ rest: 'terminationcategory', choices: ['VOLUNTARY', 'INVOLUNTARY'] },
    },
    EXTRA_FIELDS,
  ],
});
