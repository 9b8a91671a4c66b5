import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Repository, SelectQueryBuilder } from 'typeorm';
import { Booking } from './booking.entity';
import { BookingFilter } from './booking.filter';

@Injectable()
export class BookingService {
  constructor(@InjectRepository(Booking) private readonly bookings: Repository<Booking>) {}

  // called by GET /bookings with the raw @Query() object
  search(hotelId: number, filter: BookingFilter) {
    const qb = this.bookings.createQueryBuilder('b').where('b.hotelId = :hotelId', { hotelId });
    this.byGuest(qb, filter.guest);
    if (filter.from) qb.andWhere('b.arrival >= :from', { from: filter.from });
    return qb.take(100).getMany();
  }

  private byGuest(qb: SelectQueryBuilder<Booking>, guest?: string) {
    if (!guest) return;
    const cleaned = guest.trim().replace(/[\\%_]/g, '\\$&');
    qb.andWhere('b.guestName ILIKE :guest', { guest: `%${cleaned}%` });
  }
}
