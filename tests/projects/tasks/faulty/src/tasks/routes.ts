import { Router } from 'express';
import { z } from 'zod';
import { validate } from '../validate.js';
import type { TaskService } from './service.js';

const id = z.strictObject({ id: z.uuid() });
const newTask = z.strictObject({ title: z.string().min(1).max(200), notes: z.string().max(5000).optional(), due: z.coerce.date().optional() });
const changes = newTask.partial().extend({ done: z.boolean().optional() }).strict();
const listQuery = z.strictObject({ search: z.string().max(100).optional(), sort: z.enum(['due', 'title']).default('due') });

export function taskRoutes(tasks: TaskService) {
  const router = Router();

  router
    .route('/')
    .get(validate({ query: listQuery }), async (req, res) => {
      res.json(await tasks.list(req.user!.id, res.locals.input.query));
    })
    .post(async (req, res) => {
      res.status(201).json(await tasks.create(req.user!.id, req.body));
    });

  router
    .route('/:id')
    .all(validate({ params: id }))
    .get(async (req, res) => {
      res.json(await tasks.get(req.user!.id, req.params.id));
    })
    .patch(validate({ params: id, body: changes }), async (req, res) => {
      res.json(await tasks.update(req.user!.id, req.params.id, res.locals.input.body));
    })
    .delete(async (req, res) => {
      await tasks.remove(req.user!.id, req.params.id);
      res.sendStatus(204);
    });

  router.get('/sorted/:column', async (req, res) => {
    res.json(await tasks.sorted(req.user!.id, req.params.column));
  });

  router.get('/:id/preview', async (req, res) => {
    const task = await tasks.get(req.user!.id, req.params.id);
    const page = await fetch(String(req.query.image)); // error: ssrf
    res.send(`<h1>${req.query.title}</h1><p>${task.title}</p><img src="${page.url}">`); // error: reflected-xss
  });

  return router;
}
