import type { Template } from '@onlink/core';

/** A line that looks the referenced object up by its NetSuite ID. */
function reference(path: string, attribute: string): string {
  return `map:${path}=${attribute}|"NetSuite ID"=\${${path}}`;
}

/** Imports to begin with. Departments and locations come before people, whose references look them up. */
export const TEMPLATES: readonly Template[] = [
  {
    id: 'departments',
    title: 'Departments',
    mapping: [
      'key:id=NetSuite ID',
      'map:name=Name',
      'map:fullname=Full Name',
      reference('parent.id', 'Parent'),
      'map:isinactive=Inactive',
      'config:data_source=department',
    ].join('\n'),
  },
  {
    id: 'locations',
    title: 'Locations',
    mapping: [
      'key:id=NetSuite ID',
      'map:name=Name',
      'map:fullname=Full Name',
      reference('parent.id', 'Parent'),
      'map:isinactive=Inactive',
      'config:data_source=location',
    ].join('\n'),
  },
  {
    id: 'people',
    title: 'People',
    mapping: [
      'key:id=NetSuite ID',
      'map:entityid=Name',
      'map:firstname=First Name',
      'map:lastname=Last Name',
      'map:title=Job Title',
      'map:email=Atlassian User',
      'map:hiredate=Start Date',
      'map:releasedate=End Date',
      reference('supervisor.id', 'Manager'),
      reference('department.id', 'Department'),
      reference('location.id', 'Location'),
      'map:isinactive=Inactive',
      'config:data_source=employee',
    ].join('\n'),
  },
];
