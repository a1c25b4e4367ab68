import { changeRolesAction } from './change-roles.js';
import { EXTRA_FIELDS } from './input-field.js';

/** Gives the right to log in, and a role where one is named. NetSuite asks for an e-mail address. */
export const giveEmployeeAccess = changeRolesAction({
  title: 'Give employee access',
  verb: 'give access to',
  roleRequired: false,
  fields: [
    { name: 'email', title: 'E-mail', kind: 'text', description: 'Only where the employee has none yet.' },
    EXTRA_FIELDS,
  ],
  sets: { giveAccess: true },
  change: (roles, role) => [...new Set([...roles, role])],
});
