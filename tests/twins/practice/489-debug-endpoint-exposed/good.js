import express from 'express';
import os from 'node:os';
import { authenticate, requireRole } from './security.js';
import { queueDepth } from './queue.js';

export const ops = express.Router();

ops.get('/healthz', (req, res) => res.json({ ok: true }));

ops.get('/_runtime', authenticate, requireRole('operator'), (req, res) => {
  res.json({
    env: process.env.NODE_ENV === 'production' ? 'live' : 'test',
    uptime: process.uptime(),
    memory: process.memoryUsage().rss,
    cpus: os.availableParallelism(),
  });
});

ops.get('/queue', authenticate, requireRole('operator'), async (req, res, next) => {
  try {
    res.json({ waiting: await queueDepth() });
  } catch (err) {
    next(err);
  }
});
