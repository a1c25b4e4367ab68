import { fieldsOf } from '../field.js';
import { type RecordType, recordType, type Sublist } from '../record-type.js';
import { addressBook } from './address-book.js';

/** Roles of an employee; the lines are read and written by their role. */
const ROLES: Sublist = {
  name: 'roles',
  label: 'Roles',
  table: 'employeeroles',
  parent: 'entity',
  where: {},
  key: 'line',
  fields: fieldsOf(`
    line integer =id read
    selectedRole reference:role =role required`),
};

/**
 * People and companies.
 *
 * Source of names and JSON types: https://github.com/wsjmnh/netsuite-record-rest-docs (docs/schemas); that
 * `lastModifiedDate` of an employee cannot be asked for: https://github.com/airbytehq/airbyte/issues/35401.
 */
export const ENTITY_TYPES: readonly RecordType[] = [
  recordType({
    name: 'employee',
    label: 'Employee',
    table: 'employee',
    family: 'entity',
    permission: 'Employees',
    transforms: ['expenseReport'],
    sublists: [addressBook('employee'), ROLES],
    fields: fieldsOf(`
      id text read #Internal_ID
      entityId text #Entity_ID
      externalId text #External_ID
      autoName boolean #Auto
      altName text read #Employee
      firstName text
      middleName text
      lastName text
      salutation text #Mr./Ms...
      initials text
      title text #Job_Title
      email text
      phone text
      officePhone text
      mobilePhone text
      homePhone text
      fax text
      comments text #Notes
      hireDate date
      releasedate date #Termination/Release_Date
      birthdate date #Birth_Date
      lastReviewDate date
      nextReviewDate date
      isInactive boolean
      giveAccess boolean #Login_Access
      issalesrep boolean #Sales_Rep
      issupportrep boolean #Support_Rep
      isJobManager boolean
      isJobResource boolean
      eligibleforcommission boolean #Eligible_for_Commission
      supervisor reference:employee
      department reference:department
      location reference:location
      class reference:classification
      subsidiary reference:subsidiary required
      currency reference:currency
      employeestatus reference:employeestatus #Status
      employeetype reference:employeetype #Type
      approver reference:employee #Expense_Approver
      purchaseorderapprover reference:employee #Purchase_Approver
      approvallimit number #Expense_Approval_Limit
      expenselimit number #Expense_Limit
      purchaseorderlimit number #Purchase_Limit
      purchaseorderapprovallimit number #Purchase_Approval_Limit
      laborCost number
      targetUtilization number
      accountNumber text #Account
      jobdescription text #Job_Description
      gender enum:gender
      payFrequency enum:payfrequency
      terminationcategory enum:terminationcategory #Termination_Category
      globalSubscriptionStatus enum:globalsubscriptionstatus
      custentity_badge_no text custom #Badge_Number
      custentity_remote_worker boolean custom #Remote_Worker
      dateCreated datetime =datecreated read
      lastModifiedDate datetime read nofilter`),
  }),
  recordType({
    name: 'vendor',
    label: 'Vendor',
    table: 'vendor',
    family: 'entity',
    permission: 'Vendors',
    transforms: ['purchaseOrder', 'vendorBill'],
    sublists: [addressBook('vendor')],
    fields: fieldsOf(`
      id text read #Internal_ID
      entityId text #Entity_ID
      externalId text #External_ID
      autoName boolean #Auto
      altName text read #Vendor
      companyName text
      legalName text
      isPerson boolean #Is_Individual
      firstName text
      middleName text
      lastName text
      email text #Vendor_Email
      phone text
      altPhone text #Alt._Phone
      fax text
      url text #URL
      category reference:vendorcategory
      subsidiary reference:subsidiary required #Primary_Subsidiary
      representingSubsidiary reference:subsidiary
      currency reference:currency
      terms reference:term
      expenseAccount reference:account
      payablesAccount reference:account
      creditLimit number
      balance number read #Balance_(Base)
      unbilledOrders number read #Unbilled_Orders_(Base)
      accountNumber text
      vatRegNumber text #VAT_Registration_No.
      printOnCheckAs text
      comments text
      isInactive boolean #Vendor_is_Inactive
      isJobResourceVend boolean #Job_Resource
      is1099Eligible boolean #1099_Eligible
      giveAccess boolean #Login_Access
      dateCreated datetime read
      lastModifiedDate datetime read`),
  }),
  recordType({
    name: 'customer',
    label: 'Customer',
    table: 'customer',
    family: 'entity',
    permission: 'Customers',
    sublists: [addressBook('customer')],
    fields: fieldsOf(`
      id text read #Internal_ID
      entityId text #Customer_ID
      externalId text #External_ID
      autoName boolean #Auto
      altName text read #Name
      companyName text
      isPerson boolean #Individual
      firstName text
      middleName text
      lastName text
      email text
      phone text
      fax text
      url text #Web_Address
      parent reference:customer
      category reference:customercategory
      entityStatus reference:entitystatus #Status
      salesRep reference:employee
      subsidiary reference:subsidiary required #Primary_Subsidiary
      currency reference:currency
      terms reference:term
      receivablesAccount reference:account
      creditLimit number
      balance number =balancesearch read
      comments text
      isInactive boolean #Inactive
      giveAccess boolean
      dateCreated datetime read
      lastModifiedDate datetime read`),
  }),
  recordType({
    name: 'contact',
    label: 'Contact',
    table: 'contact',
    family: 'entity',
    permission: 'Contacts',
    sublists: [addressBook('contact')],
    fields: fieldsOf(`
      id text read #Internal_ID
      entityId text #Contact_Name
      externalId text #External_ID
      salutation text #Mr./Ms...
      firstName text
      middleName text
      lastName text
      title text #Job_Title
      company reference:entity
      email text
      phone text #Main_Phone
      officePhone text
      mobilePhone text
      homePhone text
      fax text
      comments text
      subsidiary reference:subsidiary required
      supervisor reference:contact
      isInactive boolean #Contact_is_Inactive
      isPrivate boolean #Private
      dateCreated datetime read
      lastModifiedDate datetime read`),
  }),
  recordType({
    name: 'job',
    label: 'Project',
    table: 'job',
    family: 'entity',
    permission: 'Projects',
    fields: fieldsOf(`
      id text read #Internal_ID
      entityId text #Project_ID
      externalId text #External_ID
      autoName boolean #Auto
      altName text read #Project_Name
      companyName text required #Project_Name
      customer reference:customer
      parent reference:customer
      entityStatus reference:jobstatus #Status
      jobType reference:jobtype #Project_Type
      jobBillingType enum:jobbillingtype #Billing_Type
      projectManager reference:employee
      subsidiary reference:subsidiary required
      currency reference:currency
      startDate date
      endDate date =enddate
      calculatedEndDate date read
      percentComplete number read
      estimatedTime duration
      estimatedCost number
      comments text
      isInactive boolean #Inactive
      allowExpenses boolean
      allowTime boolean
      dateCreated datetime read
      lastModifiedDate datetime read`),
  }),
];
