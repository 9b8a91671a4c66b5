import { Body, Controller, Get, Param, Post, Query, Res } from '@nestjs/common';
import { exec } from 'node:child_process';
import type { Response } from 'express';
import { DataSource } from 'typeorm';

@Controller('cats')
export class CatsController {
  constructor(private readonly dataSource: DataSource) {}

  @Get()
  find(@Query('name') name: string) {
    return this.dataSource.query(`SELECT * FROM cats WHERE name = '${name}'`); // error: sql-injection
  }

  @Post('render')
  render(@Body() body: { command: string }) {
    return new Promise((resolve) => exec(body.command, resolve)); // error: command-injection
  }

  @Get(':id/go')
  go(@Param('id') id: string, @Query('to') to: string, @Res() response: Response) {
    response.redirect(to); // error: open-redirect
  }
}
