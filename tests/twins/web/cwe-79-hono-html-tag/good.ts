import { Hono } from 'hono';
import { html } from 'hono/html';
import { secureHeaders } from 'hono/secure-headers';
import { eventsFor } from './events';

const app = new Hono();

app.use(secureHeaders());

app.get('/calendar/:city', async (c) => {
  const city = c.req.param('city');
  const month = Number(c.req.query('month') ?? '1');
  if (!Number.isInteger(month) || month < 1 || month > 12) {
    return c.text('Bad month', 400);
  }

  const events = await eventsFor(city, month);
  return c.html(
    html`<main>
      <h1>Events in ${city}</h1>
      <p>${events.length} entries in month ${month}</p>
    </main>`,
  );
});

export default app;
