import pug from 'pug';
import { Router } from 'express';
import { bandStore } from './bands.mjs';

const template = [
  'doctype html',
  'html',
  '  body',
  '    h1= band.name',
  '    p.bio !{band.bio}', // fault: CWE-79
  '    a(href="/bands") All bands',
].join('\n');

const bandPage = pug.compile(template);

export const bands = Router();

// the bio is what the band typed into its profile form
bands.get('/bands/:slug', async (req, res) => {
  const band = await bandStore.bySlug(String(req.params.slug));
  if (!band) {
    res.sendStatus(404);
    return;
  }
  res.send(bandPage({ band: { name: band.name, bio: band.bio } }));
});
