import type { NetsuiteMock } from '../../src/index.js';
import { RECORD_PATH } from './records.js';
import { authorizationFor } from './signed-request.js';

const ORIGIN = 'https://netsuite.invalid';

/** One signed call of the mock as a function, at once: for properties, which make thousands. */
export interface RecordCall {
  readonly method: string;
  /** `employee/1`, or an absolute path. */
  readonly path: string;
  /** JSON, or text as it is. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** The answer, its body parsed. */
export function callRecord(mock: NetsuiteMock, { method, path, body, headers }: RecordCall) {
  const url = `${ORIGIN}${path.startsWith('/') ? path : `${RECORD_PATH}/${path}`}`;
  const authorization = authorizationFor({
    method,
    url,
    credentials: mock.credentials,
    nowMs: mock.clock.now(),
  });
  const text = body === undefined ? '' : typeof body === 'string' ? body : JSON.stringify(body);
  const answer = mock.handle({
    method,
    url,
    headers: { authorization, ...headers },
    body: new TextEncoder().encode(text),
  });
  return {
    status: answer.status,
    headers: answer.headers,
    body: (answer.body === '' ? {} : JSON.parse(answer.body)) as Readonly<Record<string, unknown>>,
  };
}

/** The first row of a SuiteQL query; fails the test when it is refused. */
export function queryRow(mock: NetsuiteMock, q: string): Readonly<Record<string, unknown>> | undefined {
  const { status, body } = callRecord(mock, {
    method: 'POST',
    path: '/services/rest/query/v1/suiteql',
    body: { q },
    headers: { prefer: 'transient' },
  });
  if (status !== 200) throw new Error(`${q} was answered ${status}: ${JSON.stringify(body)}`);
  return (body['items'] as readonly Readonly<Record<string, unknown>>[])[0];
}
