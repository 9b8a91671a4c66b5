import { Router, type Request, type Response, type NextFunction } from 'express';
import { requireAdmin } from '../middleware/require-admin';
import { queueClient } from '../queue';

class QueueAdmin {
  private client = queueClient;

  async pause(name: string) {
    await this.client.pause(name);
  }

  async resume(name: string) {
    await this.client.resume(name);
  }

  async purgeEverything() {
    await this.client.flushAll();
  }
}

const admin = new QueueAdmin();
const router = Router();

router.post('/queues/:name/:action', requireAdmin, async (req: Request, res: Response, next: NextFunction) => {
  const { name, action } = req.params;
  if (action !== 'pause' && action !== 'resume') {
    res.status(404).json({ error: 'unknown action' });
    return;
  }
  try {
    await admin[action](name);
    res.status(204).end();
  } catch (err) {
    next(err);
  }
});

export default router;
