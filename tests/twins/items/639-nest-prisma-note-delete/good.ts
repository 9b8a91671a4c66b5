import { Controller, Delete, Get, HttpCode, NotFoundException, Param, ParseUUIDPipe, UseGuards } from '@nestjs/common';
import { JwtAuthGuard } from '../auth/jwt-auth.guard';
import { CurrentUser, SessionUser } from '../auth/current-user.decorator';
import { PrismaService } from '../prisma.service';

@Controller('notes')
@UseGuards(JwtAuthGuard)
export class NotesController {
  constructor(private readonly prisma: PrismaService) {}

  @Get()
  list(@CurrentUser() user: SessionUser) {
    return this.prisma.note.findMany({
      where: { authorId: user.id },
      select: { id: true, title: true, updatedAt: true },
      take: 50,
    });
  }

  @Delete(':id')
  @HttpCode(204)
  async remove(@Param('id', ParseUUIDPipe) id: string, @CurrentUser() user: SessionUser) {
    const { count } = await this.prisma.note.deleteMany({ where: { id, authorId: user.id } });
    if (count === 0) {
      throw new NotFoundException();
    }
  }
}
