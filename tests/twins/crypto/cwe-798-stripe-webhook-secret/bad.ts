import Stripe from 'stripe';
import { Router, raw } from 'express';
import { subscriptions } from './subscriptions';

const stripe = new Stripe(process.env.STRIPE_SECRET_KEY!);
const endpoint = { path: '/stripe', secret: 'whsec_k9Tq4WnB2xVr7LzH1mCdP6sYf0Ea' }; // fault: CWE-798

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
    res.json({ received: true });
  } catch (err) {
    next(err);
  }
});
