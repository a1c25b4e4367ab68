import { changeRolesAction } from './change-roles.js';

/** Gives an employee a role more. */
export const addEmployeeRole = changeRolesAction({
  title: 'Add role to employee',
  verb: 'add role to',
  roleRequired: true,
  fields: [],
  sets: {},
  change: (roles, role) => [...new Set([...roles, role])],
});
