import type { Account } from '../account/account.js';
import type { RouteReply } from '../protocol/message.js';
import { parseFormPairs } from '../protocol/percent.js';
import type { Visit } from '../protocol/route.js';
import { findRequestToken } from './find-request-token.js';
import { findApplication } from './flow-attempt.js';

/**
 * Step two in a browser: a plain page on which one of the account's users allows or denies. Nobody logs in: the mock's
 * users have no passwords.
 *
 * Source: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_156536698849.html; the page's looks are the
 * mock's own.
 */
export function answerConsentPage({ url, account }: Visit): RouteReply {
  const query = new Map(parseFormPairs(url.query));
  const id = query.get('oauth_token') ?? '';
  const token = findRequestToken(surroundingsOf(account), id);
  if (token === undefined) return page(400, '<p>The request token is unknown.</p>');
  const application = findApplication(account, token.consumerKey)?.name ?? '';
  return page(
    200,
    `<form method="post">
<p>${escapeHtml(application)} asks for access to account ${escapeHtml(account.id)}.</p>
<input type="hidden" name="oauth_token" value="${escapeHtml(id)}">
<input type="hidden" name="state" value="${escapeHtml(query.get('state') ?? '')}">
<label>User and role <select name="as">${optionsOf(account, token.roleId)}</select></label>
<button name="decision" value="allow">Allow</button>
<button name="decision" value="deny">Deny</button>
</form>`,
  );
}

/** The page's form sent: the browser goes back to the application. */
export function answerConsent({ request, account }: Visit): RouteReply {
  const form = new Map(parseFormPairs(Buffer.from(request.body).toString('utf8')));
  const [userId, roleId] = (form.get('as') ?? '').split(' ');
  try {
    const location = account.admin.consent({
      requestToken: form.get('oauth_token') ?? '',
      allow: form.get('decision') === 'allow',
      state: form.get('state') ?? '',
      ...(userId && { userId }),
      ...(roleId && { roleId }),
    });
    return { status: 302, headers: { location }, body: '' };
  } catch (error) {
    return page(400, `<p>${escapeHtml(error instanceof Error ? error.message : '')}</p>`);
  }
}

function surroundingsOf({ records, everyAccount }: Account): Parameters<typeof findRequestToken>[0] {
  return { records, everyRecords: () => everyAccount().map((account) => account.records) };
}

function optionsOf({ records }: Account, askedRoleId: string | undefined): string {
  const { users, roles } = records;
  const pairs = [...users.values()].flatMap((user) => [...user.roleIds].map((roleId) => ({ user, roleId })));
  return pairs
    .map(({ user, roleId }) => {
      const selected = roleId === askedRoleId ? ' selected' : '';
      const text = escapeHtml(`${user.name}, ${roles.get(roleId)?.name ?? roleId}`);
      return `<option value="${escapeHtml(`${user.id} ${roleId}`)}"${selected}>${text}</option>`;
    })
    .join('');
}

function page(status: number, content: string): RouteReply {
  return {
    status,
    headers: { 'content-type': 'text/html; charset=utf-8' },
    body: `<!doctype html><title>NetSuite mock</title>${content}`,
  };
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => ENTITIES[character] ?? '');
}
