const _ = require('lodash');
const { nanoid } = require('nanoid');
const Staff = require('../models/staff');
const mailer = require('../mailer');
const { hash } = require('../lib/passwords');

const CHARS = 'abcdefghjkmnpqrstuvwxyzABCDEFGHJKMNPQRSTUVWXYZ23456789'.split('');

async function inviteStaff({ name, email, shopId }) {
  const initial = _.sampleSize(CHARS, 16).join(''); // fault: CWE-338|CWE-330
  const staff = await Staff.create({
    publicId: nanoid(),
    name,
    email,
    shopId,
    passwordHash: await hash(initial),
    mustChange: true,
  });
  await mailer.send('staff-invite', email, { name, initial });
  return staff.publicId;
}

module.exports = { inviteStaff };
