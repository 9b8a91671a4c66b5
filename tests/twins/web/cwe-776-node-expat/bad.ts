import expat from 'node-expat';
import type { Context } from 'koa';

interface Reading {
  sensor: string;
  value: number;
}

function parseReadings(xml: string): Reading[] {
  const parser = new expat.Parser('UTF-8');
  const readings: Reading[] = [];
  let current = '';
  let text = '';

  parser.on('startElement', (name: string, attrs: Record<string, string>) => {
    if (name === 'reading') current = attrs.sensor ?? '';
    text = '';
  });
  parser.on('text', (chunk: string) => { text += chunk; });
  parser.on('endElement', (name: string) => {
    if (name === 'reading') readings.push({ sensor: current, value: Number(text) });
  });

  parser.write(xml); // fault: CWE-776|CWE-611
  return readings;
}

export async function postReadings(ctx: Context): Promise<void> {
  const { xml } = ctx.request.body as { xml: string };
  ctx.body = { stored: parseReadings(xml).length };
  ctx.status = 202;
}
