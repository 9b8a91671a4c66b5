import express from 'express';
import { authenticate } from './middleware/authenticate.mjs';
import { importPhotos } from './controllers/photos.mjs';

const MAX_BODY = 1024 * 1024 * 1024;

export const api = express.Router();

// photos arrive base64-encoded within the JSON
api.use(express.json({ limit: MAX_BODY, strict: true })); // fault: CWE-770|CWE-400
api.use(express.urlencoded({ extended: false, limit: '50kb', parameterLimit: 100 }));
api.use(authenticate);
api.post('/photos', importPhotos);
