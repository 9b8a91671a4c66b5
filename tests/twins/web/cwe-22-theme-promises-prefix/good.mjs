import * as fsp from 'node:fs/promises';
import path from 'node:path';

const THEMES = path.resolve('data/themes');

export class ThemeStore {
  #root = THEMES;

  constructor(logger) {
    this.logger = logger;
  }

  locate(name) {
    const full = path.join(this.#root, name);
    // themes-internal/ lives next to themes/ and must stay private
    if (!full.startsWith(this.#root + path.sep)) {
      throw Object.assign(new Error('Unknown theme'), { status: 404 });
    }
    return full;
  }

  async load(name) {
    const target = this.locate(name);
    const css = await fsp.readFile(target, 'utf8');
    this.logger.debug({ bytes: css.length }, 'theme loaded');
    return css;
  }
}

export function themeRoutes(app, store) {
  app.get('/themes', async (req, res, next) => {
    try {
      const { file = 'default.css' } = req.query;
      res.type('text/css').send(await store.load(String(file)));
    } catch (err) {
      next(err);
    }
  });
}
