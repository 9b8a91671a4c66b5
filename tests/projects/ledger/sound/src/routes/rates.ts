import { Router } from 'express';
import { RateQueryDto } from '../dto';
import { asyncHandler } from '../lib/async-handler';
import { queryOf, validateDto } from '../middleware/validate-dto';
import { fetchRates } from '../services/rate-service';

export const ratesRouter = Router();

ratesRouter.get('/', validateDto(RateQueryDto, 'query'), asyncHandler(async (req, res) => {
  const { etag, rates } = await fetchRates(queryOf<RateQueryDto>(res).base);
  res.set('ETag', etag);
  if (req.get('if-none-match') === etag) {
    res.status(304).end();
    return;
  }
  res.json({ rates });
}));
