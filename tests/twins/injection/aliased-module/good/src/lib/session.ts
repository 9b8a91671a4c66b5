import type { RequestHandler } from 'express';

export const requireUser: RequestHandler = (req, res, next) => {
  if (!req.session.userId) {
    res.sendStatus(401);
    return;
  }
  next();
};
