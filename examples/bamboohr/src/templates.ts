import type { Template } from '@onlink/core';

/** Imports to begin with. */
export const TEMPLATES: readonly Template[] = [
  {
    id: 'people',
    title: 'People',
    mapping: [
      'key:id=BambooHR ID',
      'map:firstName=First Name',
      'map:lastName=Last Name',
      'map:workEmail=Email',
      'map:jobTitle=Job Title',
      'map:department=Department',
      'map:location=Location',
      'map:supervisorId=Manager|"BambooHR ID"=${supervisorId}',
      'map:hireDate=Start Date',
      'map:terminationDate=End Date',
      'map:status=Status',
      'config:data_source=employee',
    ].join('\n'),
  },
  {
    id: 'jobs',
    title: 'Jobs held',
    mapping: [
      'key:rowKey=Row Key',
      'map:employeeId=Person|"BambooHR ID"=${employeeId}',
      'map:date=From',
      'map:jobTitle=Job Title',
      'map:department=Department',
      'map:location=Location',
      'config:data_source=jobInfo',
    ].join('\n'),
  },
];
