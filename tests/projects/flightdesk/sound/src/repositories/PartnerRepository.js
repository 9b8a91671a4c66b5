import { Repository } from './Repository.js'

export class PartnerRepository extends Repository {
  constructor(db) {
    super(db, 'partners')
  }

  byKey(keyDigest) {
    return this.collection.findOne({ keyDigest, revokedAt: null }, { projection: { name: 1, station: 1, perMinute: 1 } })
  }

  async revoke(_id) {
    const { modifiedCount } = await this.collection.updateOne({ _id, revokedAt: null }, { $set: { revokedAt: new Date() } })
    return modifiedCount === 1
  }
}
