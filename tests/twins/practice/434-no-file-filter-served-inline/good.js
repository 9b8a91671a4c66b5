import { randomUUID } from 'node:crypto';
import path from 'node:path';
import express from 'express';
import multer from 'multer';
import { authenticate } from './auth.js';
import { gallery } from './gallery.js';

const DIR = '/srv/gallery';
const KINDS = new Map([['.png', 'image/png'], ['.jpg', 'image/jpeg'], ['.webp', 'image/webp']]);
const extension = (file) => path.extname(file.originalname).toLowerCase();

const upload = multer({
  storage: multer.diskStorage({
    destination: DIR,
    filename: (req, file, cb) => cb(null, randomUUID() + extension(file)),
  }),
  limits: { fileSize: 4 * 1024 * 1024, files: 6, fields: 4, parts: 10 },
  fileFilter: (req, file, cb) => cb(null, KINDS.has(extension(file))),
});

export const photos = express.Router();

photos.post('/', authenticate, upload.array('photos', 6), async (req, res, next) => {
  try {
    const names = req.files.map((file) => file.filename);
    await gallery.add(req.user.id, names);
    res.status(201).json({ names });
  } catch (err) {
    next(err);
  }
});

photos.use('/files', express.static(DIR, {
  index: false,
  dotfiles: 'ignore',
  setHeaders: (res, file) => {
    res.set('Content-Type', KINDS.get(path.extname(file)) ?? 'application/octet-stream');
    res.set('X-Content-Type-Options', 'nosniff');
    res.set('Content-Security-Policy', "default-src 'none'; sandbox");
  },
}));
