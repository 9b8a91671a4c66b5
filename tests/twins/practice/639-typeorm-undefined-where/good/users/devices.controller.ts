import type { Request, Response, NextFunction } from 'express';
import { devices } from './devices.repository';

// verifyToken() fills req.auth with the verified claims; machine tokens come without `sub`
export async function renameDevice(req: Request, res: Response, next: NextFunction) {
  const { deviceId } = req.params;
  const label = typeof req.body?.label === 'string' ? req.body.label.trim() : '';
  if (label.length < 1 || label.length > 60) return res.status(400).json({ error: 'Label needs 1 to 60 characters' });
  if (!req.auth?.sub) {
    req.log.warn({ event: 'authz_fail', what: 'device:rename without a user' });
    return res.status(403).json({ error: 'Only for users' });
  }

  try {
    const device = await devices.ofUser(deviceId, req.auth.sub);
    if (!device) {
      req.log.warn({ event: 'authz_fail', userId: req.auth?.sub, resource: `device:${deviceId}` });
      return res.status(404).json({ error: 'Device not found' });
    }
    device.label = label;
    await devices.save(device);
    return res.json({ id: device.id, label });
  } catch (err) {
    return next(err);
  }
}
