import { SaxesParser } from 'saxes';
import type { Context } from 'koa';

interface Reading {
  sensor: string;
  value: number;
}

function parseReadings(xml: string): Reading[] {
  const parser = new SaxesParser();
  const readings: Reading[] = [];
  let current = '';
  let text = '';

  parser.on('doctype', () => { throw new Error('DOCTYPE not accepted'); });
  parser.on('opentag', ({ name, attributes }) => {
    if (name === 'reading') current = String(attributes.sensor ?? '');
    text = '';
  });
  parser.on('text', (chunk: string) => { text += chunk; });
  parser.on('closetag', ({ name }) => {
    if (name === 'reading') readings.push({ sensor: current, value: Number(text) });
  });

  parser.write(xml).close();
  return readings;
}

export async function postReadings(ctx: Context): Promise<void> {
  const { xml } = ctx.request.body as { xml: string };
  ctx.body = { stored: parseReadings(xml).length };
  ctx.status = 202;
}
