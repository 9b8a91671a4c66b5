import { Body, Controller, Post } from '@nestjs/common';
import { CurrentUser, SessionUser } from './auth/current-user.decorator';
import { CreateShipmentDto } from './shipment.dto';
import { ShipmentsService } from './shipments.service';

@Controller('shipments')
export class ShipmentsController {
  constructor(private readonly shipments: ShipmentsService) {}

  @Post()
  create(@CurrentUser() user: SessionUser, @Body() dto: CreateShipmentDto) {
    const { warehouseId, weightGrams, note } = dto;
    return this.shipments.create(user.id, { warehouseId, weightGrams, note });
  }
}
