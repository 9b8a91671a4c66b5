import { problems } from '../lib/errors.js'
import { securityEvent } from '../lib/logger.js'

const view = ({ _id, code, departsAt, gate, state, remark, passengers = [] }) => ({
  id: _id, code, departsAt, gate, state, remark, booked: passengers.length,
})

export class FlightController {
  constructor({ flights, weather, cipher }) {
    Object.assign(this, { flights, weather, cipher })
  }

  list = async (req, res) => {
    const found = await this.flights.listOf(req.staff.station, req.valid.query)
    res.json({ flights: found.map(view) })
  }

  get = async (req, res) => {
    const { station } = req.staff
    const [flight, metar] = await Promise.all([this.flights.find(station, req.valid.params.id), this.weather.metar(station)])
    if (!flight) {
      securityEvent(req, 'authz_ownership_miss', { flight: req.valid.params.id })
      throw problems.notFound()
    }
    res.json({ flight: view(flight), metar, passengers: (flight.passengers ?? []).map(({ name, seat }) => ({ name, seat })) })
  }

  update = async (req, res) => {
    const flight = await this.flights.update(req.staff.station, req.valid.params.id, req.valid.body)
    if (!flight) throw problems.notFound()
    req.log.info({ event: 'flight_changed', flight: flight._id, fields: Object.keys(req.valid.body) }, 'flight_changed')
    res.json({ flight: view(flight) })
  }

  addPassenger = async (req, res) => {
    const { id } = req.valid.params
    const { name, seat, passport } = req.valid.body
    const sealed = this.cipher.encrypt(passport, `${id}:${seat}`)
    if (!await this.flights.addPassenger(req.staff.station, id, { name, seat, passport: sealed })) {
      throw problems.conflict('seat_taken', 'There is no such flight here, or the seat is taken.')
    }
    res.status(201).json({ passenger: { name, seat } })
  }

  /** For partners: the departures board of their station, as JSON or as a text table. */
  board = async (req, res) => {
    const rows = await this.flights.departures(req.partner.station, req.valid.query.code)
    res.format({
      'application/json': () => res.json({ departures: rows }),
      'text/plain': () => res.type('text/plain').send(rows.map((r) => [r.code, r.gate, r.state].join('\t')).join('\n')),
    })
  }
}
