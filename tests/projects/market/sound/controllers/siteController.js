const crypto = require('node:crypto');
const mongoose = require('mongoose');
const config = require('../config');
const { Order } = require('../models');
const AppError = require('../utils/appError');
const catchAsync = require('../utils/catchAsync');
const logger = require('../utils/logger');
const { safeEqual } = require('../utils/crypto');
const { MINUTE } = require('../utils/constants');

const { isObjectIdOrHexString } = mongoose;

// Short links that mails and shipping labels carry.
const LINKS = new Map(Object.entries({
  help: '/help',
  terms: '/legal/terms',
  returns: '/orders?tab=returns',
}));

const LANDING = '<!doctype html><html lang="en"><meta charset="utf-8"><title>Market API</title><p>Nothing to see here.</p></html>';

exports.landing = (req, res) => {
  res.type('html').send(LANDING);
};

exports.health = (req, res) => {
  const up = mongoose.connection.readyState === mongoose.ConnectionStates.connected;
  res.status(up ? 200 : 503).json({ status: up ? 'ok' : 'down' });
};

exports.shortLink = (req, res) => {
  const target = LINKS.get(req.valid.params.name) ?? '/';
  res.redirect(302, new URL(target, config.frontendUrl).href);
};

const SIGNATURE = /^t=(\d{10}),v1=([0-9a-f]{64})$/;

/** The payment provider signs `timestamp.body`; the body is raw here. */
function isGenuine(req) {
  const [, timestamp, given] = SIGNATURE.exec(req.get('x-payment-signature') ?? '') ?? [];
  if (!given || !Buffer.isBuffer(req.body)) return false;
  if (Math.abs(Date.now() - Number(timestamp) * 1000) > 5 * MINUTE) return false;
  const expected = crypto.createHmac('sha256', config.payment.webhookSecret).update(`${timestamp}.`).update(req.body).digest('hex');
  return safeEqual(given, expected);
}

exports.paymentWebhook = catchAsync(async (req, res) => {
  if (!isGenuine(req)) {
    logger.event('webhook_refused', req, { level: 'warn' });
    throw AppError.forbidden('BAD_SIGNATURE');
  }

  const { type, order, amount } = JSON.parse(req.body.toString('utf8'));
  if (type === 'payment.succeeded' && typeof order === 'string' && isObjectIdOrHexString(order) && Number.isInteger(amount)) {
    await Order.updateOne({ _id: order, status: 'pending', total: amount }, { $set: { status: 'paid' } });
  }
  res.status(204).end();
});
