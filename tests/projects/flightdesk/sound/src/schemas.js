import { z } from 'zod'
import { ObjectId } from 'mongodb'

const COMMON_WORDS = ['password', 'passwort', 'qwerty', 'letmein', 'flightdesk', 'airline', '123456']

const tooCommon = (text) => {
  const lower = text.toLowerCase()
  return new Set(lower).size < 6 || COMMON_WORDS.some((word) => lower.includes(word) && word.length * 3 >= lower.length)
}

export const objectId = z.string().regex(/^[0-9a-f]{24}$/).transform((hex) => new ObjectId(hex))
export const station = z.string().regex(/^[A-Z]{3}$/)
const staffNumber = z.string().trim().toUpperCase().regex(/^[A-Z]{2}\d{5}$/)
const newPassword = z.string().min(15).max(128).refine((text) => !tooCommon(text))
const anyPassword = z.string().min(1).max(256)
const code = z.string().regex(/^\d{6}$/)
const token = z.string().regex(/^[\w-]{43}$/)
const flightCode = z.string().regex(/^[A-Z0-9]{2}\d{1,4}$/)

const ROLES = ['agent', 'supervisor', 'admin']
export const SORTABLE = ['departsAt', 'code', 'gate']
export const FLIGHT_STATES = ['scheduled', 'boarding', 'departed', 'delayed', 'cancelled']

const byId = z.strictObject({ id: objectId })

export const schemas = {
  login: { body: z.strictObject({ number: staffNumber, password: anyPassword }) },
  acceptInvite: { body: z.strictObject({ token, password: newPassword }) },
  changePassword: { body: z.strictObject({ currentPassword: anyPassword, newPassword }) },
  confirmPassword: { body: z.strictObject({ currentPassword: anyPassword }) },
  code: { body: z.strictObject({ code }) },

  byId: { params: byId },
  listFlights: { query: z.strictObject({
    day: z.iso.date().optional(),
    state: z.enum(FLIGHT_STATES).optional(),
    sort: z.enum(SORTABLE).default('departsAt'),
    order: z.enum(['asc', 'desc']).default('asc'),
    page: z.coerce.number().int().min(1).max(200).default(1),
  }) },
  updateFlight: { params: byId, body: z.strictObject({
    gate: z.string().regex(/^[A-Z]?\d{1,3}$/).optional(),
    state: z.enum(FLIGHT_STATES).optional(),
    remark: z.string().trim().max(300).optional(),
  }) },
  addPassenger: { params: byId, body: z.strictObject({
    name: z.string().trim().min(1).max(100),
    seat: z.string().regex(/^\d{1,2}[A-K]$/),
    passport: z.string().regex(/^[A-Z0-9]{6,12}$/),
  }) },
  createIncident: { body: z.strictObject({
    flight: objectId.optional(),
    severity: z.enum(['low', 'medium', 'high']),
    text: z.string().trim().min(5).max(4000),
  }) },
  listIncidents: { query: z.strictObject({
    q: z.string().trim().min(3).max(60).optional(),
    page: z.coerce.number().int().min(1).max(200).default(1),
  }) },
  attachment: { params: z.strictObject({ id: objectId, file: z.uuid() }) },

  createStaff: { body: z.strictObject({
    number: staffNumber,
    name: z.string().trim().min(1).max(80),
    station,
    role: z.enum(ROLES),
  }) },
  changeStaff: { params: byId, body: z.strictObject({ role: z.enum(ROLES).optional(), active: z.boolean().optional() }) },
  createPartner: { body: z.strictObject({ name: z.string().trim().min(2).max(80), station, perMinute: z.number().int().min(10).max(600) }) },
  board: { query: z.strictObject({ code: flightCode.optional() }) },
}
