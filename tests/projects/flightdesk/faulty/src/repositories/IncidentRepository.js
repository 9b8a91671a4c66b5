import { Repository } from './Repository.js'

export class IncidentRepository extends Repository {
  constructor(db) {
    super(db, 'incidents')
  }

  listOf(station, { q, page }) {
    const filter = { station }
    if (q) filter.$where = `this.text.toLowerCase().includes('${q.toLowerCase()}')`
    return this.page(filter, { sort: { createdAt: -1 }, page })
  }

  find(station, _id) {
    return this.collection.findOne({ _id, station })
  }

  findById(_id) {
    return this.collection.findOne({ _id }) // error: [ownership-not-checked]
  }

  /** Only who reported it may take it back, and only while nobody works on it. */
  async withdraw(station, _id, reporter) {
    const { deletedCount } = await this.collection.deleteOne({ _id, station, reporter, status: 'open' })
    return deletedCount === 1
  }

  async attach(station, _id, attachment, most) {
    const { modifiedCount } = await this.collection.updateOne(
      { _id, station, [`attachments.${most - 1}`]: { $exists: false } },
      { $push: { attachments: attachment } },
    )
    return modifiedCount === 1
  }
}
