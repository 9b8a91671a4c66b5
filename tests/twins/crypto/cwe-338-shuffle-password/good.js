const _ = require('lodash');
const { nanoid, customAlphabet } = require('nanoid');
const Staff = require('../models/staff');
const mailer = require('../mailer');
const { hash } = require('../lib/passwords');

const pick = customAlphabet('abcdefghjkmnpqrstuvwxyzABCDEFGHJKMNPQRSTUVWXYZ23456789', 16);
const GREETINGS = ['Welcome aboard', 'Good to have you', 'Hello'];

async function inviteStaff({ name, email, shopId }) {
  const initial = pick();
  const staff = await Staff.create({
    publicId: nanoid(),
    name,
    email,
    shopId,
    passwordHash: await hash(initial),
    mustChange: true,
  });
  await mailer.send('staff-invite', email, { name, initial, greeting: _.sample(GREETINGS) });
  return staff.publicId;
}

module.exports = { inviteStaff };
