import { Router } from 'express';
import { validate as isUuid } from 'uuid';
import { requireAuth } from '../middleware/require-auth';
import { ownsProject } from '../lib/ownership';
import { archiveProject } from '../services/projects';
import { audit } from '../lib/audit';

export const projects = Router();

projects.post('/:projectId/archive', requireAuth, async (req, res) => {
  const { projectId } = req.params;
  if (!isUuid(projectId)) {
    res.status(404).json({ error: 'not_found' });
    return;
  }
  if (!(await ownsProject(req.user!.id, projectId))) {
    audit.warn('authz_fail', { user: req.user!.id, action: 'project:archive', projectId });
    res.status(404).json({ error: 'not_found' });
    return;
  }
  await archiveProject(projectId);
  res.status(204).end();
});
