import type { Context } from 'koa';
import { notes } from './note.repository';

const splitTags = (line: string): string[] =>
  line
    .trim()
    .split(',')
    .map((tag) => tag.trim())
    .filter((tag) => /^\w+(?:\s\w+)*$/.test(tag));

export async function saveTags(ctx: Context): Promise<void> {
  const { tags } = (ctx.request as unknown as { body: { tags?: unknown } }).body ?? {};
  if (typeof tags !== 'string') ctx.throw(400, 'tags: string expected');

  const note = await notes.ofUser(ctx.params.id, ctx.state.user.id);
  if (!note) ctx.throw(404);
  note.tags = splitTags(tags).slice(0, 20);
  await notes.save(note);
  ctx.status = 204;
}
