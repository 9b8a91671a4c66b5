/** A store of express-rate-limit that all instances share. */
export class MongoRateStore {
  localKeys = false

  constructor(db, prefix) {
    this.collection = db.collection('rateHits')
    this.prefix = `${prefix}:`
  }

  init({ windowMs }) {
    this.windowMs = windowMs
  }

  async increment(key) {
    const now = new Date()
    const fresh = { $gt: ['$resetAt', now] }
    const entry = await this.collection.findOneAndUpdate({ _id: this.prefix + key }, [{
      $set: {
        hits: { $cond: [fresh, { $add: ['$hits', 1] }, 1] },
        resetAt: { $cond: [fresh, '$resetAt', new Date(now.getTime() + this.windowMs)] },
      },
    }], { upsert: true, returnDocument: 'after' })
    return { totalHits: entry.hits, resetTime: entry.resetAt }
  }

  async decrement(key) {
    await this.collection.updateOne({ _id: this.prefix + key, hits: { $gt: 0 } }, { $inc: { hits: -1 } })
  }

  async resetKey(key) {
    await this.collection.deleteOne({ _id: this.prefix + key })
  }
}
