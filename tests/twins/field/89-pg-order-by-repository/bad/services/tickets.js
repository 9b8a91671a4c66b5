import { TicketRepository } from '../repositories/tickets.js';

const repo = new TicketRepository();

export const ticketService = {
  async page(user, query) {
    const { sort, dir, limit } = query;
    const size = Math.min(Number.parseInt(limit, 10) || 50, 200);
    const items = await repo.list(user.tenantId, { sort, dir, limit: size });
    return { items, size };
  },
};
