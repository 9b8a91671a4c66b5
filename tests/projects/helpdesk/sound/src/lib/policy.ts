import type { AuthContext } from '../services/session-service.js';

export type Role = 'customer' | 'agent' | 'admin';
export type Action = 'ticket:use' | 'ticket:triage' | 'webhook:manage' | 'admin:access';

const CUSTOMER: readonly Action[] = ['ticket:use'];
const AGENT: readonly Action[] = [...CUSTOMER, 'ticket:triage'];
const ADMIN: readonly Action[] = [...AGENT, 'webhook:manage', 'admin:access'];

const PERMISSIONS: Readonly<Record<Role, ReadonlySet<Action>>> = {
  customer: new Set(CUSTOMER),
  agent: new Set(AGENT),
  admin: new Set(ADMIN),
};

export const can = (role: Role, action: Action): boolean => PERMISSIONS[role].has(action);

/** Filter for every ticket query: staff see their organisation's tickets, customers their own. */
export const ticketScope = (auth: AuthContext): { orgId: string; customerId?: string } =>
  can(auth.role, 'ticket:triage') ? { orgId: auth.orgId } : { orgId: auth.orgId, customerId: auth.userId };
