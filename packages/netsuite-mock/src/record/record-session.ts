import type { Account } from '../account/account.js';
import type { Role, User } from '../account/identity.js';
import type { ReceivedUrl } from '../protocol/received-url.js';
import type { Visit } from '../protocol/route.js';
import type { Switches } from '../protocol/switches.js';
import type { Store } from '../store/store.js';
import type { RecordCatalog } from './record-catalog.js';
import type { RecordService } from './record-service.js';
import type { RenderContext } from './render-value.js';

/** Path of the record service. */
export const RECORD_BASE = '/services/rest/record/v1';

/** One call of the record service: who calls, on what, and with which wishes. */
export interface RecordSession {
  readonly account: Account;
  readonly service: RecordService<Account>;
  readonly store: Store;
  readonly catalog: RecordCatalog;
  readonly switches: Switches;
  readonly role: Role | undefined;
  readonly user: User | undefined;
  readonly url: ReceivedUrl;
  readonly query: URLSearchParams;
  readonly render: RenderContext;
  /** The present in account-local seconds. */
  readonly nowS: number;
}

const NO_QUERY = new URLSearchParams();

/** Opens a session for a visit. */
export function openSession({ account, url, role, user, switches }: Visit): RecordSession {
  const { records: service, store } = { records: account.recordService, store: account.store };
  const query = url.query === '' ? NO_QUERY : new URLSearchParams(url.query);
  return {
    account,
    service,
    store,
    catalog: service.catalog,
    switches,
    role,
    user,
    url,
    query,
    nowS: service.nowS(),
    render: {
      store,
      catalog: service.catalog,
      time: service.time,
      features: account.records.features,
      base: `${url.origin}${RECORD_BASE}`,
      simpleEnums: query.get('simpleEnumFormat') === 'true',
      expand: query.get('expandSubResources') === 'true',
    },
  };
}
