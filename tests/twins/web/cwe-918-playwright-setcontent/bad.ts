import { chromium, type Browser } from 'playwright';
import type { Request, Response } from 'express';

let shared: Browser | undefined;

async function browser(): Promise<Browser> {
  shared ??= await chromium.launch();
  return shared;
}

const layout = (inner: string) => `<!doctype html><html><body class="badge">${inner}</body></html>`;

export async function badge(req: Request, res: Response): Promise<void> {
  const { name = 'Guest', company = '' } = req.body as { name?: string; company?: string };
  const heading = [String(name), String(company)].filter(Boolean).map((line) => `<p>${line}</p>`);

  const context = await (await browser()).newContext({ viewport: { width: 600, height: 400 } });
  try {
    const page = await context.newPage();
    await page.setContent(layout(heading.join('\n')), { waitUntil: 'load', timeout: 5000 }); // fault: CWE-918|CWE-79
    res.type('png').send(await page.screenshot());
  } finally {
    await context.close();
  }
}
