import { updateRecordAction } from './update-record-action.js';

/** Takes the right to log in away; roles stay listed, and work no more. */
export const removeEmployeeAccess = updateRecordAction({
  title: 'Remove access of employee',
  verb: 'remove access of',
  type: 'employee',
  sets: { giveAccess: false },
  fields: [],
});
