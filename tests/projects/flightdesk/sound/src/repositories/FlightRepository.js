import { Repository } from './Repository.js'

const DIRECTIONS = { asc: 1, desc: -1 }

const dayRange = (day) => {
  const from = new Date(`${day}T00:00:00Z`)
  return { $gte: from, $lt: new Date(from.getTime() + 24 * 60 * 60 * 1000) }
}

export class FlightRepository extends Repository {
  constructor(db) {
    super(db, 'flights')
  }

  listOf(station, { day, state, sort, order, page }) {
    const filter = { station }
    if (day) filter.departsAt = dayRange(day)
    if (state) filter.state = state
    return this.page(filter, { sort: { [sort]: DIRECTIONS[order], _id: 1 }, page })
  }

  find(station, _id) {
    return this.collection.findOne({ _id, station })
  }

  update(station, _id, set) {
    return this.change({ _id, station }, set)
  }

  async addPassenger(station, _id, passenger) {
    const { matchedCount } = await this.collection.updateOne(
      { _id, station, 'passengers.seat': { $ne: passenger.seat } },
      { $push: { passengers: passenger } },
    )
    return matchedCount === 1
  }

  departures(station, code) {
    return this.collection
      .find({ station, ...(code && { code }), departsAt: { $gte: new Date() } })
      .project({ _id: 0, code: 1, departsAt: 1, gate: 1, state: 1 })
      .sort({ departsAt: 1 })
      .limit(100)
      .toArray()
  }
}
