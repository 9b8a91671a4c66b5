import type { Request, Response, NextFunction } from 'express';
import { projects } from '../repositories/projects';
import { audit } from '../audit';

const deny = (req: Request, res: Response, what: string) => {
  audit.warn({ event: 'authz_fail', userId: req.user!.id, what, path: req.route.path });
  res.status(403).json({ error: 'Not allowed' });
};

export class ProjectController {
  archive = async (req: Request, res: Response, next: NextFunction) => {
    try {
      const project = await projects.byId(req.params.projectId);
      if (!project) return res.sendStatus(404);

      if (project.ownerId !== req.user!.id) {
        deny(req, res, `project:${project.id}`); // fault: CWE-863|CWE-287
      }

      await projects.archive(project.id);
      audit.info({ event: 'project_archived', userId: req.user!.id, projectId: project.id });
      if (!res.headersSent) res.sendStatus(204);
    } catch (err) {
      next(err);
    }
  };
}
