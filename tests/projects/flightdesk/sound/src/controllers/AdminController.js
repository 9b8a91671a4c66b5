import { problems } from '../lib/errors.js'
import { digest, newToken } from '../lib/secrets.js'
import { securityEvent } from '../lib/logger.js'

export class AdminController {
  constructor({ staff, partners }) {
    Object.assign(this, { staff, partners })
  }

  listStaff = async (req, res) => {
    const everybody = await this.staff.list()
    res.json({ staff: everybody.map(({ _id, number, name, station, role, active }) => ({ id: _id, number, name, station, role, active })) })
  }

  createStaff = async (req, res) => {
    const { number, name, station, role } = req.valid.body
    const token = newToken()
    const created = await this.staff.invite({ number, name, station, role }, digest(token))
    securityEvent(req, 'user_created', { subject: created._id, role })
    // shown once; handed over in person with the badge
    res.status(201).json({ id: created._id, inviteToken: token })
  }

  changeStaff = async (req, res) => {
    const { params, body } = req.valid
    if (req.staff._id.equals(params.id)) throw problems.conflict('not_yourself', 'Another administrator must do this.')
    const changed = await this.staff.setAndEndSessions(params.id, body)
    if (!changed) throw problems.notFound()
    securityEvent(req, 'authz_change', { subject: changed._id, role: changed.role, active: changed.active })
    res.sendStatus(204)
  }

  createPartner = async (req, res) => {
    const { name, station, perMinute } = req.valid.body
    const key = `fd_${newToken()}`
    const partner = await this.partners.insert({ name, station, perMinute, keyDigest: digest(key), revokedAt: null })
    securityEvent(req, 'api_key_created', { partner: partner._id })
    res.status(201).json({ id: partner._id, apiKey: key })
  }

  revokePartner = async (req, res) => {
    if (!await this.partners.revoke(req.valid.params.id)) throw problems.notFound()
    securityEvent(req, 'api_key_revoked', { partner: req.valid.params.id })
    res.sendStatus(204)
  }
}
