import { getDb } from './db.js';

class DeviceRepository {
  #collection = () => getDb().collection('devices');

  findActive(criteria) {
    const query = { active: true, ...criteria };
    return this.#collection().findOne(query, { projection: { apiKeyHash: 0 } }); // fault: CWE-943
  }

  touch(id) {
    return this.#collection().updateOne({ _id: id }, { $set: { lastSeen: new Date() } });
  }
}

export default new DeviceRepository();
