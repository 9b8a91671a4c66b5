import { Repository } from './Repository.js'

const PUBLIC = { number: 1, name: 1, station: 1, role: 1, active: 1, epoch: 1, 'mfa.enabled': 1 }
const DAY = 24 * 60 * 60 * 1000

export class StaffRepository extends Repository {
  constructor(db) {
    super(db, 'staff')
  }

  byId(_id) {
    return this.collection.findOne({ _id }, { projection: PUBLIC })
  }

  withPassword(number) {
    return this.collection.findOne({ number }, { projection: { ...PUBLIC, passwordHash: 1, throttle: 1 } })
  }

  withSecrets(_id) {
    return this.collection.findOne({ _id }, { projection: { ...PUBLIC, passwordHash: 1, mfa: 1 } })
  }

  list() {
    return this.collection.find({}, { projection: PUBLIC }).sort({ number: 1 }).limit(500).toArray()
  }

  invite(fields, inviteDigest) {
    return this.insert({
      ...fields, active: true, epoch: 1, mfa: { enabled: false, lastStep: 0 },
      invite: { digest: inviteDigest, expiresAt: new Date(Date.now() + DAY) },
    })
  }

  async redeemInvite(inviteDigest, passwordHash) {
    return this.collection.findOneAndUpdate(
      { 'invite.digest': inviteDigest, 'invite.expiresAt': { $gt: new Date() }, active: true },
      { $set: { passwordHash }, $unset: { invite: '' }, $inc: { epoch: 1 } },
    )
  }

  /** A new password or a change of rights ends all sessions: they carry the epoch they were opened in. */
  async setAndEndSessions(_id, set) {
    return this.collection.findOneAndUpdate({ _id }, { $set: set, $inc: { epoch: 1 } }, { returnDocument: 'after', projection: PUBLIC })
  }

  set(_id, set) {
    return this.collection.updateOne({ _id }, { $set: set })
  }

  async claimMfaStep(_id, step) {
    const { modifiedCount } = await this.collection.updateOne(
      { _id, 'mfa.lastStep': { $lt: step } },
      { $set: { 'mfa.lastStep': step, 'mfa.enabled': true } },
    )
    return modifiedCount === 1
  }
}
