import { StaffRepository } from './StaffRepository.js'
import { FlightRepository } from './FlightRepository.js'
import { IncidentRepository } from './IncidentRepository.js'
import { PartnerRepository } from './PartnerRepository.js'

export const createRepositories = (db) => ({
  staff: new StaffRepository(db),
  flights: new FlightRepository(db),
  incidents: new IncidentRepository(db),
  partners: new PartnerRepository(db),
})
