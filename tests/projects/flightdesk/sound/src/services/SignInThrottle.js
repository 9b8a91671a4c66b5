const FREE_FAILURES = 5
const FIRST_WAIT_MS = 30_000
const LONGEST_WAIT_MS = 60 * 60 * 1000
const FORGET_AFTER_MS = 24 * 60 * 60 * 1000

/** Per account: after some failures each further one makes the next try wait longer. Never locks for good. */
export class SignInThrottle {
  constructor(db) {
    this.collection = db.collection('signInFailures')
  }

  async isWaiting(number) {
    const entry = await this.collection.findOne({ _id: number })
    return Boolean(entry?.waitUntil && entry.waitUntil > new Date())
  }

  async failed(number) {
    const entry = await this.collection.findOneAndUpdate(
      { _id: number },
      { $inc: { failures: 1 }, $set: { forgetAt: new Date(Date.now() + FORGET_AFTER_MS) } },
      { upsert: true, returnDocument: 'after' },
    )
    const beyond = entry.failures - FREE_FAILURES
    if (beyond < 0) return
    const wait = Math.min(FIRST_WAIT_MS * 2 ** beyond, LONGEST_WAIT_MS)
    await this.collection.updateOne({ _id: number }, { $set: { waitUntil: new Date(Date.now() + wait) } })
  }

  async succeeded(number) {
    await this.collection.deleteOne({ _id: number })
  }
}
