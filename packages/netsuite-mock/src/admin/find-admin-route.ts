import type { AdminRoute } from './admin-route.js';

/** What stands at a path of the admin API. */
export type FoundAdminRoute =
  | { readonly kind: 'route'; readonly route: AdminRoute; readonly parts: Readonly<Record<string, string>> }
  | { readonly kind: 'other-method'; readonly methods: readonly string[] }
  | { readonly kind: 'none' };

/** Finds the route for a method and a path. A part that is no valid escape matches nothing. */
export function findAdminRoute(routes: readonly AdminRoute[], method: string, path: string): FoundAdminRoute {
  const methods: string[] = [];
  for (const route of routes) {
    const parts = matchPath(route.path, path);
    if (parts === undefined) continue;
    if (route.method === method) return { kind: 'route', route, parts };
    methods.push(route.method);
  }
  return methods.length === 0 ? { kind: 'none' } : { kind: 'other-method', methods };
}

function matchPath(template: string, path: string): Readonly<Record<string, string>> | undefined {
  const [wanted, given] = [template.split('/'), path.split('/')];
  if (wanted.length !== given.length) return undefined;
  const parts: Record<string, string> = {};
  for (const [index, name] of wanted.entries()) {
    const part = given[index] ?? '';
    if (!name.startsWith('{')) {
      if (name !== part) return undefined;
      continue;
    }
    try {
      parts[name.slice(1, -1)] = decodeURIComponent(part);
    } catch {
      return undefined;
    }
  }
  return parts;
}
