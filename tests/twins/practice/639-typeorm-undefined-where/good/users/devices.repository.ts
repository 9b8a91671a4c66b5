import { dataSource } from '../data-source';
import { Device } from './device.entity';

const repo = dataSource.getRepository(Device);

export const devices = {
  ofUser(id: string, userId: string) {
    return repo.findOne({ where: { id, userId } });
  },

  save(device: Device) {
    return repo.save(device);
  },
};
