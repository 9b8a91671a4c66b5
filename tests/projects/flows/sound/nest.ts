import { Controller, Get, Param, ParseIntPipe, Query } from '@nestjs/common';
import { DataSource } from 'typeorm';

@Controller('cats')
export class CatsController {
  constructor(private readonly dataSource: DataSource) {}

  @Get()
  find(@Query('name') name: string) {
    return this.dataSource.query('SELECT * FROM cats WHERE name = $1', [name]);
  }

  @Get(':id')
  one(@Param('id', ParseIntPipe) id: number) {
    return this.dataSource.query(`SELECT * FROM cats WHERE id = ${id}`);
  }
}
