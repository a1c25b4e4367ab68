import { columnsOf, type TableDefinition } from '../table-definition.js';
import { addressTable } from './address-table.js';
import { FEATURE_COLUMNS } from './organisation-tables.js';

/**
 * People and companies. They share one sequence of ids, and the table `entity` shows them all.
 *
 * Source: https://github.com/fivetran/dbt_netsuite_source and https://github.com/hotgluexyz/tap-netsuite-rest.
 */
export const ENTITY_TABLES: readonly TableDefinition[] = [
  {
    name: 'employee',
    label: 'entityid',
    permission: 'Employees',
    idFamily: 'entity',
    columns: columnsOf(
      `id:number entityid firstname middlename lastname email title phone hiredate:date releasedate:date
       birthdate:date isinactive giveaccess issalesrep supervisor:number:employee department:number:department
       location:number:location class:number:classification subsidiary:number:subsidiary
       currency:number:currency employeestatus:number:employeestatus employeetype:number:employeetype
       approver:number:employee approvallimit:number expenselimit:number purchaseorderlimit:number
       purchaseorderapprovallimit:number accountnumber comments datecreated:date lastmodifieddate:date
       externalid custentity_badge_no custentity_remote_worker -altname -autoname -salutation -initials -officephone
       -mobilephone -homephone -fax -gender -payfrequency -terminationcategory -globalsubscriptionstatus
       -issupportrep -isjobmanager -isjobresource -eligibleforcommission -lastreviewdate:date -nextreviewdate:date
       -laborcost:number -purchaseorderapprover:number:employee -targetutilization:number -jobdescription
       aliennumber`,
      FEATURE_COLUMNS,
    ),
  },
  // Its lines have no key of their own in REST; SuiteQL shows who holds which role.
  {
    name: 'employeeroles',
    label: 'role',
    permission: 'Employees',
    columns: columnsOf('id:number entity:number:employee role:number:role -lastmodifieddate:date'),
  },
  {
    name: 'vendor',
    label: 'entityid',
    permission: 'Vendors',
    idFamily: 'entity',
    columns: columnsOf(
      `id:number entityid companyname altname legalname isperson firstname lastname email phone fax
       category:number:vendorcategory currency:number:currency terms:number:term expenseaccount:number:account
       payablesaccount:number:account creditlimit:number balance:number unbilledorders:number accountnumber isinactive
       isjobresourcevend giveaccess printoncheckas defaultbillingaddress defaultshippingaddress url comments externalid
       datecreated:date lastmodifieddate:date representingsubsidiary:number:subsidiary -autoname -middlename
       -subsidiary:number:subsidiary -vatregnumber -is1099eligible -altphone`,
      { ...FEATURE_COLUMNS, representingsubsidiary: 'Subsidiaries' },
    ),
  },
  {
    name: 'customer',
    label: 'entityid',
    permission: 'Customers',
    idFamily: 'entity',
    columns: columnsOf(
      `id:number entityid companyname altname isperson firstname lastname email phone parent:number:customer
       currency:number:currency category:number:customercategory entitystatus:number:entitystatus searchstage
       salesrep:number:employee receivablesaccount:number:account terms:number:term creditlimit:number
       defaultbillingaddress defaultshippingaddress isinactive datecreated:date lastmodifieddate:date
       balancesearch:number externalid -autoname -middlename -subsidiary:number:subsidiary -comments -fax -url
       -giveaccess`,
      FEATURE_COLUMNS,
    ),
  },
  {
    name: 'contact',
    label: 'entityid',
    permission: 'Contacts',
    idFamily: 'entity',
    columns: columnsOf(
      `id:number entityid firstname middlename lastname email phone company:number:entity title isinactive
       datecreated:date lastmodifieddate:date externalid -salutation -officephone -mobilephone -homephone -fax
       -comments -isprivate -subsidiary:number:subsidiary -supervisor:number:contact`,
      FEATURE_COLUMNS,
    ),
  },
  {
    name: 'job',
    label: 'entityid',
    permission: 'Projects',
    idFamily: 'entity',
    columns: columnsOf(
      `id:number entityid altname companyname customer:number:customer parent:number:customer
       entitystatus:number:jobstatus jobtype:number:jobtype jobbillingtype:text:jobbillingtype
       projectmanager:number:employee startdate:date enddate:date calculatedenddate:date percentcomplete:number
       estimatedtime:number estimatedcost:number isinactive currency:number:currency datecreated:date
       lastmodifieddate:date externalid -autoname -subsidiary:number:subsidiary -comments -allowexpenses -allowtime`,
      FEATURE_COLUMNS,
    ),
  },
  addressTable('employeeaddressbookentityaddress'),
  addressTable('vendoraddressbookentityaddress'),
  addressTable('customeraddressbookentityaddress'),
  addressTable('contactaddressbookentityaddress'),
];

/** The union of the tables above. */
export const ENTITY_UNION: TableDefinition = {
  name: 'entity',
  label: 'entityid',
  columns: columnsOf(
    `id:number type:text:entitytype entityid altname entitytitle isperson customer:number:customer vendor:number:vendor
     employee:number:employee contact:number:contact partner:number othername:number project:number:job
     parent:number:entity email phone isinactive datecreated:date lastmodifieddate:date`,
  ),
};
