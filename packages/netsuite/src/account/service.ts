/** A host of the account: SuiteTalk (REST records, SuiteQL), or RESTlets. */
export type Service = 'suitetalk' | 'restlets';
