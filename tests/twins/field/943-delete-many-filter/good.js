// Koa, native driver. Should I worry about passing the filter on?
router.delete('/notifications', requireUser, async (ctx) => {
  const { filter = {} } = ctx.request.body;
  const { read, type } = filter;

  const selection = { userId: ctx.state.user._id };
  if (read !== undefined) selection.read = read === true;
  if (typeof type === 'string') selection.type = type;

  const result = await db.collection('notifications').deleteMany(selection);

  ctx.body = { deleted: result.deletedCount };
});

router.get('/notifications', requireUser, async (ctx) => {
  const mine = db.collection('notifications').find({ userId: ctx.state.user._id });
  ctx.body = await mine.sort({ createdAt: -1 }).limit(50).toArray();
});
