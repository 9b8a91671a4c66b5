import Stripe from 'stripe';
import { Router, raw } from 'express';
import { subscriptions } from './subscriptions';

const stripe = new Stripe(process.env.STRIPE_SECRET_KEY!);
const endpoint = { path: '/stripe', secret: process.env.STRIPE_WEBHOOK_SECRET! };
const publishableKey = 'pk_live_51HcTnBKq8mVxZ2dRw0yLs3Ju'; // goes to the browser

export const router = Router();

router.post(endpoint.path, raw({ type: 'application/json', limit: '256kb' }), async (req, res, next) => {
  let event: Stripe.Event;
  try {
    event = stripe.webhooks.constructEvent(req.body, req.get('stripe-signature') ?? '', endpoint.secret);
  } catch {
    res.status(400).end();
    return;
  }
  try {
    if (event.type === 'customer.subscription.deleted') await subscriptions.end(event.data.object.id);
    res.json({ received: true, account: publishableKey.slice(0, 7) });
  } catch (err) {
    next(err);
  }
});
