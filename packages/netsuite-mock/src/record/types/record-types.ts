import type { RecordType } from '../record-type.js';
import { ACCOUNTING_TYPES } from './accounting-types.js';
import { CUSTOM_TYPES } from './custom-types.js';
import { ENTITY_TYPES } from './entity-types.js';
import { ITEM_TYPES } from './item-types.js';
import { ORGANISATION_TYPES } from './organisation-types.js';
import { TRANSACTION_TYPES } from './transaction-types.js';

/** Every record type of a new account. */
export const RECORD_TYPES: readonly RecordType[] = [
  ...ENTITY_TYPES,
  ...ORGANISATION_TYPES,
  ...ACCOUNTING_TYPES,
  ...ITEM_TYPES,
  ...TRANSACTION_TYPES,
  ...CUSTOM_TYPES,
];

/**
 * Record types, in lower case, that NetSuite has and the mock does not: they are answered 501 and not 404.
 *
 * Source: https://github.com/wsjmnh/netsuite-record-rest-docs (docs/records/README.md), the record browser of 2026.1.
 */
export const UNMODELLED_TYPES: ReadonlySet<string> = new Set(
  `accountingBook advIntercompanyJournalEntry assemblyBuild assemblyItem assemblyUnbuild automatedClearingHouse
   billingAccount billingRevenueEvent billingSchedule bin binTransfer binWorksheet blanketPurchaseOrder bom bomRevision
   budgetCategory budgetExchangeRate calendarEvent campaign cashRefund cashSale charge check commerceCategory competitor
   consolidatedExchangeRate contactCategory contactRole costCategory couponCode creditCardCharge creditCardRefund
   creditMemo currencyRate customerCategory customerDeposit customerMessage customerPayment customerRefund
   customerStatus customerSubsidiaryRelationship deposit depositApplication descriptionItem discountItem downloadItem
   emailTemplate entityGroup estimate expenseCategory fulfillmentRequest giftCertificate giftCertificateItem hcmJob
   inboundShipment intercompanyJournalEntry intercompanyTransferOrder inventoryAdjustment inventoryCostRevaluation
   inventoryCount inventoryNumber inventoryStatus inventoryTransfer invoice issue itemFulfillment itemGroup itemRevision
   jobStatus jobType kitItem leadSource lotNumberedAssemblyItem lotNumberedInventoryItem manufacturingOperationTask
   manufacturingRouting markupItem merchandiseHierarchyNode message nexus noteType opportunity otherChargePurchaseItem
   otherChargeResaleItem otherChargeSaleItem otherName partner partnerCategory paycheck paycheckJournal paymentCard
   paymentItem paymentMethod payrollItem periodEndJournal phoneCall priceBook priceLevel pricePlan pricingGroup
   projectTask promotionCode purchaseContract resourceAllocation returnAuthorization
   revRecSchedule revRecTemplate salesOrder salesRole salesTaxItem serializedAssemblyItem serializedInventoryItem
   shipItem siteCategory statisticalJournalEntry subscription subscriptionLine subscriptionPlan subtotalItem supportCase
   supportCaseOrigin supportCasePriority supportCaseStatus supportCaseType task taxGroup taxSchedule taxType timeBill
   timeSheet topic transferOrder unitsType usage vendorCategory vendorCredit vendorPayment vendorPrepayment
   vendorReturnAuthorization vendorSubsidiaryRelationship webSite winLossReason workOrder workOrderClose
   workOrderCompletion workOrderIssue`
    .toLowerCase()
    .split(/\s+/),
);
