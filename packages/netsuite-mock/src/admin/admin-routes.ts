import { ACCOUNT_ROUTES } from './account-routes.js';
import type { AdminRoute } from './admin-route.js';
import { CUSTOMIZATION_ROUTES } from './customization-routes.js';
import { FAULT_ROUTES } from './fault-routes.js';
import { JOURNAL_ROUTES } from './journal-routes.js';
import { MOCK_ROUTES } from './mock-routes.js';
import { ROW_ROUTES } from './row-routes.js';

/** The whole admin API, apart from the document that describes it. */
export const ADMIN_ROUTES: readonly AdminRoute[] = [
  ...MOCK_ROUTES,
  ...FAULT_ROUTES,
  ...JOURNAL_ROUTES,
  ...ACCOUNT_ROUTES,
  ...CUSTOMIZATION_ROUTES,
  ...ROW_ROUTES,
];
