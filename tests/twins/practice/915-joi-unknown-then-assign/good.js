'use strict';
const Joi = require('joi');
const { Profile } = require('../models'); // Sequelize; columns: bio, city, website, plan, isStaff, balance

const schema = Joi.object()
  .keys({
    bio: Joi.string().max(1000).allow(''),
    city: Joi.string().max(80),
    website: Joi.string().uri({ scheme: ['https'] }).max(200),
  })
  .min(1)
  .unknown(false);

exports.updateProfile = async function updateProfile(req, res, next) {
  const { error, value } = schema.validate(req.body);
  if (error) return res.status(422).json({ error: 'Profile not valid' });

  try {
    const profile = await Profile.findOne({ where: { userId: req.user.id } });
    if (!profile) return res.status(404).json({ error: 'No profile yet' });

    await profile.update(value);
    return res.json({ bio: profile.bio, city: profile.city, website: profile.website });
  } catch (err) {
    return next(err);
  }
};
