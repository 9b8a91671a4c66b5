import express from 'express';
import { authenticate } from './middleware/authenticate.mjs';
import { importPhotos } from './controllers/photos.mjs';

const MAX_BODY = 4 * 1024 * 1024;

export const api = express.Router();

api.use(authenticate);
// photos arrive base64-encoded within the JSON, on this one route
api.post('/photos', express.json({ limit: MAX_BODY, strict: true }), importPhotos);
api.use(express.json({ limit: '100kb' }));
api.use(express.urlencoded({ extended: false, limit: '50kb', parameterLimit: 100 }));
