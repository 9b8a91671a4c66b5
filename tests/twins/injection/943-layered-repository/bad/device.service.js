import devices from './device.repository.js';

export class DeviceNotFound extends Error {
  constructor() {
    super('device not found');
    this.status = 404;
  }
}

export async function heartbeat({ serial, pairingCode }) {
  const criteria = { serial, pairingCode };
  const device = await devices.findActive(criteria);
  if (!device) throw new DeviceNotFound();
  await devices.touch(device._id);
  return { interval: device.interval ?? 60, firmware: device.firmware };
}
