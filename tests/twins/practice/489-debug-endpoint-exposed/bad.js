import express from 'express';
import os from 'node:os';
import { authenticate, requireRole } from './security.js';
import { queueDepth } from './queue.js';

export const ops = express.Router();

ops.get('/healthz', (req, res) => res.json({ ok: true }));

const snapshot = () => ({ argv: process.execArgv, memory: process.memoryUsage(), host: os.hostname() });

ops.get('/_debug', (req, res) => res.json({ env: process.env, ...snapshot() })); // fault: CWE-489|CWE-200|CWE-526|CWE-306

ops.get('/queue', authenticate, requireRole('operator'), async (req, res, next) => {
  try {
    res.json({ waiting: await queueDepth() });
  } catch (err) {
    next(err);
  }
});
