// My chat bot lets moderators schedule a reminder. It works but my colleague says
// "never do that". What is wrong with it?
app.post('/reminders', requireModerator, (req, res) => {
  const { room, text, minutes } = req.body;
  const delay = Math.min(Number(minutes) || 1, 60) * 60 * 1000;

  const job = () => bot.say(String(room), String(text));
  const timer = setTimeout(job, delay);

  timers.push(timer);
  if (timers.length > 100) {
    clearTimeout(timers.shift());
  }

  res.status(201).json({ scheduled: new Date(Date.now() + delay).toISOString() });
});
