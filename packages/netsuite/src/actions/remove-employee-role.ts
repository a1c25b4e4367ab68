import { changeRolesAction } from './change-roles.js';

/** Takes a role from an employee. */
export const removeEmployeeRole = changeRolesAction({
  title: 'Remove role from employee',
  verb: 'remove role from',
  roleRequired: true,
  fields: [],
  sets: {},
  change: (roles, role) => roles.filter((held) => held !== role),
});
