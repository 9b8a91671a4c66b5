import { chromium } from 'playwright';
import escapeHtml from 'escape-html';
import { Request, Response } from 'express';

export async function certificate(req: Request, res: Response) {
  const { name, course } = req.body;
  const html = `<h1>Certificate</h1><p>${escapeHtml(name)} has completed ${escapeHtml(course)}.</p>`;

  const browser = await chromium.launch();
  const page = await browser.newPage();
  await page.setContent(html);
  const pdf = await page.pdf({ format: 'A4' });
  await browser.close();

  res.type('pdf').send(pdf);
}
