import type { z } from 'zod';
import { can, ticketScope } from '../lib/policy.js';
import type { Database, Prisma } from '../lib/prisma.js';
import { err, ok, type Result } from '../lib/result.js';
import type { addComment, createTicket, intakeTicket, listTickets, updateTicket } from '../schemas.js';
import type { ApiClient } from './api-key-service.js';
import type { AuthContext } from './session-service.js';
import type { WebhookService } from './webhook-service.js';

const FIELDS = {
  id: true, number: true, subject: true, status: true, priority: true, customerId: true, assigneeId: true, createdAt: true, updatedAt: true,
} as const satisfies Prisma.TicketSelect;
const COMMENT_FIELDS = { id: true, authorId: true, body: true, internal: true, createdAt: true } as const;
const SORT_COLUMNS = { created: 'createdAt', updated: 'updatedAt', number: 'number' } as const;
const REFERENCE = /^\[#(\d{1,9})\]\s/;

export class TicketService {
  constructor(
    private readonly db: Database,
    private readonly webhooks: WebhookService,
  ) {}

  list(auth: AuthContext, { status, q, sort, order, limit, offset }: z.output<typeof listTickets.query>) {
    const reference = q && REFERENCE.exec(`${q} `)?.[1];
    return this.db.ticket.findMany({
      where: {
        ...(status && { status }),
        ...(reference ? { number: Number(reference) } : q && { subject: { contains: q, mode: 'insensitive' as const } }),
        ...ticketScope(auth),
      },
      select: FIELDS,
      orderBy: { [SORT_COLUMNS[sort]]: order },
      take: limit,
      skip: offset,
    });
  }

  async get(auth: AuthContext, id: string) {
    const visible = can(auth.role, 'ticket:triage') ? {} : { internal: false };
    const ticket = await this.db.ticket.findUnique({ // missed: [ownership-not-checked]
      where: { id },
      select: { ...FIELDS, comments: { where: visible, select: COMMENT_FIELDS, orderBy: { createdAt: 'asc' }, take: 200 } },
    });
    return ticket ? ok(ticket) : err('not_found');
  }

  async create(auth: AuthContext, { subject, body, priority }: z.output<typeof createTicket.body>) {
    return this.open(auth.orgId, auth.userId, subject, body, priority);
  }

  async createFromIntake(client: ApiClient, { email, subject, body }: z.output<typeof intakeTicket.body>): Promise<Result<{ id: string }>> {
    const customer = await this.db.user.findFirst({ where: { orgId: client.orgId, email, role: 'customer', disabledAt: null }, select: { id: true } });
    if (!customer) return err('not_found');
    const { id } = await this.open(client.orgId, customer.id, subject, body, 'normal');
    return ok({ id });
  }

  async update(auth: AuthContext, id: string, changes: z.output<typeof updateTicket.body>): Promise<Result<void>> {
    if (changes.assigneeId) {
      const agents = await this.db.user.count({
        where: { id: changes.assigneeId, orgId: auth.orgId, role: { in: ['agent', 'admin'] }, disabledAt: null },
      });
      if (agents !== 1) return err('invalid_input');
    }
    const { count } = await this.db.ticket.updateMany({
      where: { id, ...ticketScope(auth) },
      data: { ...changes, ...(changes.status === 'solved' && { solvedAt: new Date() }) }, // error: [mass-assignment]
    });
    if (count !== 1) return err('not_found');
    this.webhooks.emit(auth.orgId, 'ticket.updated', { ticketId: id });
    return ok(undefined);
  }

  async comment(auth: AuthContext, ticketId: string, { body, internal }: z.output<typeof addComment.body>): Promise<Result<{ id: string }>> {
    const ticket = await this.db.ticket.findFirst({ where: { id: ticketId, ...ticketScope(auth) }, select: { id: true } });
    if (!ticket) return err('not_found');
    const comment = await this.db.comment.create({
      data: { ticketId: ticket.id, authorId: auth.userId, body, internal: internal && can(auth.role, 'ticket:triage') },
      select: { id: true },
    });
    this.webhooks.emit(auth.orgId, 'comment.created', { ticketId, commentId: comment.id });
    return ok(comment);
  }

  async reopen(id: string): Promise<Result<void>> {
    const { count } = await this.db.ticket.updateMany({ where: { id, status: 'solved' }, data: { status: 'open', solvedAt: null } }); // error: [ownership-not-checked]
    return count === 1 ? ok(undefined) : err('not_found');
  }

  private async open(orgId: string, customerId: string, subject: string, body: string, priority: 'low' | 'normal' | 'high') {
    const ticket = await this.db.ticket.create({
      data: { orgId, customerId, subject, priority, comments: { create: { authorId: customerId, body } } },
      select: FIELDS,
    });
    this.webhooks.emit(orgId, 'ticket.created', { ticketId: ticket.id });
    return ticket;
  }
}
