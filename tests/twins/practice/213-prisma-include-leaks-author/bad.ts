import { Hono } from 'hono';
import { prisma } from '../prisma';
import { zValidator } from '@hono/zod-validator';
import { z } from 'zod';

const Params = z.strictObject({ slug: z.string().regex(/^[a-z0-9-]{1,80}$/) });

export const articles = new Hono().get('/articles/:slug', zValidator('param', Params), async (c) => {
  const { slug } = c.req.valid('param');

  const article = await prisma.article.findFirst({
    where: { slug, publishedAt: { not: null } },
    include: {
      author: true, // User: id, name, email, passwordHash, twoFactorSecret
      tags: { select: { name: true } },
    },
  });
  if (!article) return c.json({ error: 'Article not found' }, 404);

  const { title, html, publishedAt, author, tags } = article;
  return c.json({ title, html, publishedAt, author, tags: tags.map((t) => t.name) }); // fault: CWE-213|CWE-200
});
