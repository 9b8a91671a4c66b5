import path from 'node:path'
import { problems } from '../lib/errors.js'

const MOST_ATTACHMENTS = 8

const view = ({ _id, flight, severity, text, status, createdAt, attachments = [] }) => ({
  id: _id, flight, severity, text, status, createdAt,
  attachments: attachments.map(({ id, type, bytes }) => ({ id, type, bytes })),
})

export class IncidentController {
  constructor({ incidents, flights, attachments }) {
    Object.assign(this, { incidents, flights, attachments })
  }

  list = async (req, res) => {
    const found = await this.incidents.listOf(req.staff.station, req.valid.query)
    res.json({ incidents: found.map(view) })
  }

  create = async (req, res) => {
    const { flight, severity, text } = req.valid.body
    const { station, _id: reporter } = req.staff
    if (flight && !await this.flights.find(station, flight)) throw problems.notFound()
    const incident = await this.incidents.insert({ flight: flight ?? null, severity, text, station, reporter, status: 'open' })
    res.status(201).location(`/api/incidents/${incident._id}`).json({ incident: view(incident) })
  }

  withdraw = async (req, res) => {
    const { station, _id } = req.staff
    if (!await this.incidents.withdraw(station, req.valid.params.id, _id)) throw problems.notFound()
    res.sendStatus(204)
  }

  attach = async (req, res) => {
    const { station } = req.staff
    const { id } = req.valid.params
    if (!req.file || !await this.incidents.find(station, id)) throw problems.notFound()
    const attachment = await this.attachments.save(req.file)
    if (!await this.incidents.attach(station, id, attachment, MOST_ATTACHMENTS)) {
      throw problems.conflict('too_many', 'This incident has enough attachments.')
    }
    res.status(201).json({ attachment })
  }

  download = async (req, res) => {
    const { id, file } = req.valid.params
    const incident = await this.incidents.findById(id)
    if (!incident?.attachments?.length) throw problems.notFound()
    res.set('Content-Security-Policy', "default-src 'none'; sandbox")
    res.set('Content-Disposition', `attachment; filename="${req.valid.query.name ?? id}"`) // error: [header-injection]
    res.sendFile(path.join(this.attachments.root, file)) // error: [path-traversal]
  }
}
