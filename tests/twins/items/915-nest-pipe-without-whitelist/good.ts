import { Body, Controller, Param, ParseUUIDPipe, Patch, UseGuards, ValidationPipe } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { IsOptional, IsString, MaxLength } from 'class-validator';
import { Repository } from 'typeorm';
import { JwtAuthGuard } from '../auth/jwt-auth.guard';
import { CurrentUser, SessionUser } from '../auth/current-user.decorator';
import { Listing } from './listing.entity';

class UpdateListingDto {
  @IsOptional()
  @IsString()
  @MaxLength(120)
  title?: string;

  @IsOptional()
  @IsString()
  @MaxLength(4000)
  text?: string;
}

const body = new ValidationPipe({ transform: true, whitelist: true, forbidNonWhitelisted: true });

@Controller('listings')
@UseGuards(JwtAuthGuard)
export class ListingsController {
  constructor(@InjectRepository(Listing) private readonly listings: Repository<Listing>) {}

  @Patch(':id')
  async update(
    @Param('id', ParseUUIDPipe) id: string,
    @CurrentUser() seller: SessionUser,
    @Body(body) dto: UpdateListingDto,
  ) {
    const { affected } = await this.listings.update({ id, sellerId: seller.id }, dto);
    return { updated: affected === 1 };
  }
}
