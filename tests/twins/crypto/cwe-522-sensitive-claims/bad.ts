import { JwtService } from '@nestjs/jwt';
import { Injectable } from '@nestjs/common';

interface Customer {
  id: string;
  locale: string;
  taxId: string;
  bank: { iban: string; holder: string };
  resetToken?: string;
}

@Injectable()
export class SessionTokens {
  constructor(private readonly jwt: JwtService) {}

  async forCustomer(customer: Customer): Promise<string> {
    const { id, locale, taxId, bank } = customer;
    const profile = { locale, taxId, payout: bank };
    const claims = { sub: id, profile };
    return this.jwt.signAsync(claims, { expiresIn: '10m', algorithm: 'HS256' }); // fault: CWE-522|CWE-312
  }
}
