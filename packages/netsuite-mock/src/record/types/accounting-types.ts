import { fieldsOf } from '../field.js';
import { type RecordType, recordType } from '../record-type.js';

/**
 * Accounts, periods and terms. Source of names and JSON types:
 * https://github.com/wsjmnh/netsuite-record-rest-docs (docs/schemas).
 */
export const ACCOUNTING_TYPES: readonly RecordType[] = [
  recordType({
    name: 'account',
    label: 'Account',
    table: 'account',
    family: 'accounting',
    permission: 'Accounts',
    fields: fieldsOf(`
      id text read #Internal_ID
      externalId text #External_ID
      acctNumber text #Number
      acctName text required #Name
      acctType enum:accounttype required #Type
      fullName text read
      accountSearchDisplayName text read #Display_Name
      displayNameWithHierarchy text read #Display_Name_(with_hierarchy)
      description text
      parent reference:account
      currency reference:currency
      class reference:classification
      department reference:department
      location reference:location
      subsidiary references:subsidiary
      generalRate enum:exchangeratetype
      cashFlowRate enum:exchangeratetype
      sSpecAcct text read #Special_Account
      includeChildren boolean
      inventory boolean
      eliminate boolean #Eliminate_Intercompany_Transactions
      revalue boolean
      reconcileWithMatching boolean
      isSummary boolean #Summary
      isInactive boolean #Inactive
      lastModifiedDate datetime read`),
  }),
  recordType({
    name: 'accountingPeriod',
    label: 'Accounting Period',
    table: 'accountingperiod',
    family: 'accounting',
    permission: 'Manage Accounting Periods',
    fields: fieldsOf(`
      id text read #Internal_ID
      externalId text #External_ID
      periodName text required
      startDate date required
      endDate date required
      parent reference:accountingperiod
      isYear boolean #Period_is_a_Year
      isQuarter boolean #Period_is_a_Quarter
      isPosting boolean
      isAdjust boolean #Period_is_Adjustment
      closed boolean
      closedOnDate date #Date_Closed
      allLocked boolean
      apLocked boolean #A/P_Locked
      arLocked boolean #A/R_Locked
      payrollLocked boolean
      allowNonGLChanges boolean
      isInactive boolean #Inactive
      lastModifiedDate datetime read`),
  }),
  recordType({
    name: 'term',
    label: 'Term',
    table: 'term',
    family: 'accounting',
    permission: 'Accounts',
    fields: fieldsOf(`
      id text read #Internal_ID
      externalId text #External_ID
      name text required #Terms
      daysUntilNetDue integer
      discountPercent number
      daysUntilExpiry integer
      isInactive boolean #Inactive
      lastModifiedDate datetime read`),
  }),
];
