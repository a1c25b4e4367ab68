import type { AccountOptions } from './account/account.js';
import { setAccountLimit } from './governance/governance-limits.js';
import type { NewAccountOptions } from './mock-options.js';
import type { MockAccount, MockAccounts } from './netsuite-mock.js';
import type { AccountRegistry } from './snapshot/account-registry.js';
import { currentView } from './snapshot/current-view.js';

/** Makes the accounts as a mock shows them. `choose` fills in what an account's options leave out. */
export function createMockAccounts(
  registry: AccountRegistry,
  choose: (options: NewAccountOptions) => AccountOptions & { readonly concurrencyLimit: number },
): MockAccounts {
  const get = (id: string): MockAccount => {
    registry.get(id);
    return {
      accountId: id,
      get credentials() {
        return registry.get(id).credentials;
      },
      admin: currentView(() => registry.get(id).admin),
      store: currentView(() => registry.get(id).rows),
      customization: currentView(() => registry.get(id).customization),
      get loginAuditTrail() {
        return registry.get(id).auditTrail.entries();
      },
      get requestsUnderWay() {
        return registry.get(id).pool.underWay();
      },
      registerRestlet: (restlet) => registry.get(id).restlets.register(restlet),
    };
  };
  return {
    ids: registry.ids,
    get,
    create(options) {
      const choices = choose(options);
      const account = registry.add(choices);
      if (choices.copyOf === undefined) setAccountLimit(account.records.governance, choices.concurrencyLimit);
      return get(account.id);
    },
    reseed(id, options) {
      const { restlets } = registry.get(id);
      const choices = choose({ ...options, accountId: id });
      const account = registry.replace(choices, restlets);
      setAccountLimit(account.records.governance, choices.concurrencyLimit);
      return get(id);
    },
    refresh(id) {
      registry.refresh(id);
    },
    delete: registry.remove,
  };
}
