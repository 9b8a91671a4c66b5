'use strict';

const Router = require('@koa/router');
const { raw } = require('objection');
const { Listing } = require('../models');

const router = new Router();

function distanceTo(lat, lng) {
  return raw('ST_Distance(location, ST_MakePoint(?, ?)::geography)', [lng, lat]);
}

router.get('/listings/nearby', async (ctx) => {
  const lat = parseFloat(ctx.request.query.lat);
  const lng = parseFloat(ctx.request.query.lng);
  if (isNaN(lat) || isNaN(lng)) {
    ctx.throw(400, 'lat and lng are required');
  }

  ctx.body = await Listing.query()
    .select('id', 'title', distanceTo(lat, lng).as('metres'))
    .where('status', 'active')
    .orderBy('metres')
    .limit(30);
});

module.exports = router;
