const READ = ['payments:read', 'cards:read', 'disputes:read'];

const ROLE_PERMISSIONS = new Map([
  ['viewer', new Set(READ)],
  ['finance', new Set([...READ, 'refunds:create', 'disputes:write'])],
  [
    'owner',
    new Set([...READ, 'payments:create', 'refunds:create', 'cards:write', 'disputes:write', 'keys:manage', 'merchant:update']),
  ],
  ['platform_admin', new Set(['platform:read', 'platform:write'])],
]);

export function can(principal, permission) {
  if (!principal) return false;
  if (principal.kind === 'api_key') return principal.scopes.includes(permission);
  return ROLE_PERMISSIONS.get(principal.role)?.has(permission) ?? false;
}
