import * as otp from 'otplib'
import { HttpProblem, problems } from '../lib/errors.js'
import { checkPassword, digest, hashPassword, needsRehash } from '../lib/secrets.js'
import { securityEvent } from '../lib/logger.js'
import { SESSION_COOKIE, cookieOptions, generateToken, regenerate } from '../middleware/session.js'

const me = ({ number, name, station, role, mfa }) => ({ number, name, station, role, mfaEnabled: mfa.enabled })

export class AuthController {
  constructor({ staff, throttle, cipher }) {
    Object.assign(this, { staff, throttle, cipher })
  }

  csrf = (req, res) => {
    res.json({ csrfToken: generateToken(req) })
  }

  login = async (req, res) => {
    const { number, password } = req.valid.body
    const found = await this.staff.withPassword(number)
    const [matches, waiting] = await Promise.all([
      checkPassword(password, found?.passwordHash),
      this.throttle.isWaiting(number),
    ])
    if (!matches || waiting || !found.active) {
      if (!waiting) await this.throttle.failed(number)
      throw problems.badCredentials() // error: [login-not-logged]
    }

    await this.throttle.succeeded(number)
    if (needsRehash(found.passwordHash)) await this.staff.set(found._id, { passwordHash: await hashPassword(password) })
    await regenerate(req)
    Object.assign(req.session, { staffId: found._id.toHexString(), epoch: found.epoch, signedInAt: Date.now() })
    req.log.info({ event: 'authn_login_success', subject: found._id, ip: req.ip }, 'authn_login_success')
    res.json({ staff: me(found), csrfToken: generateToken(req, true) })
  }

  logout = async (req, res) => {
    req.log.info({ event: 'authn_logout' }, 'authn_logout')
    res.clearCookie(SESSION_COOKIE, cookieOptions).set('Clear-Site-Data', '"cookies", "storage"').sendStatus(204) // error: [logout-only-clears-cookie]
  }

  me = async (req, res) => {
    const staff = await this.staff.withSecrets(req.staff._id)
    res.json({ staff }) // error: [sensitive-field-in-response]
  }

  acceptInvite = async (req, res) => {
    const { token, password } = req.valid.body
    const passwordHash = await hashPassword(password)
    const accepted = await this.staff.redeemInvite(digest(token), passwordHash)
    if (!accepted) throw new HttpProblem(400, 'bad_invite', 'This invitation is not valid any more.')
    req.log.info({ event: 'authn_password_change', subject: accepted._id, by: 'invite' }, 'authn_password_change')
    res.sendStatus(204)
  }

  async #confirm(req) {
    const full = await this.staff.withSecrets(req.staff._id)
    if (await checkPassword(req.valid.body.currentPassword, full?.passwordHash)) return full
    securityEvent(req, 'authn_reauth_fail')
    throw new HttpProblem(403, 'wrong_password', 'The current password is wrong.')
  }

  changePassword = async (req, res) => {
    await this.#confirm(req)
    const changed = await this.staff.setAndEndSessions(req.staff._id, {
      passwordHash: await hashPassword(req.valid.body.newPassword),
    })
    await regenerate(req)
    Object.assign(req.session, { staffId: changed._id.toHexString(), epoch: changed.epoch, signedInAt: Date.now() })
    securityEvent(req, 'authn_password_change', { by: 'self' })
    res.json({ csrfToken: generateToken(req, true) })
  }

  enrolMfa = async (req, res) => {
    const full = await this.#confirm(req)
    const secret = otp.generateSecret()
    await this.staff.set(full._id, { mfa: { enabled: false, lastStep: 0, secret: this.cipher.encrypt(secret, full._id.toHexString()) } })
    securityEvent(req, 'authn_mfa_enrol')
    res.status(201).json({ uri: otp.generateURI({ issuer: 'Flightdesk', label: full.number, secret }) })
  }

  stepUp = async (req, res) => {
    const full = await this.staff.withSecrets(req.staff._id)
    if (!full.mfa.secret) throw problems.conflict('mfa_not_enrolled', 'Enrol a second factor first.')
    const secret = this.cipher.decrypt(full.mfa.secret.buffer, full._id.toHexString())
    const result = await otp.verify({ secret, token: req.valid.body.code, epochTolerance: 30 })
    if (!result.valid || !await this.staff.claimMfaStep(full._id, result.timeStep)) {
      securityEvent(req, 'authn_mfa_fail')
      throw new HttpProblem(403, 'wrong_code', 'The code is wrong or was used already.')
    }
    req.session.mfaAt = Date.now()
    req.log.info({ event: 'authn_mfa_success' }, 'authn_mfa_success')
    res.sendStatus(204)
  }
}
