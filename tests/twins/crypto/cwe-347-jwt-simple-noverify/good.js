const jwt = require('jwt-simple');
const Member = require('./models/member');

const secret = process.env.INVITE_SECRET;
if (!secret) throw new Error('INVITE_SECRET is not set');

function makeInvite(teamId, email) {
  return jwt.encode({ teamId, email, exp: Math.floor(Date.now() / 1000) + 48 * 3600 }, secret, 'HS256');
}

async function acceptInvite(req, res, next) {
  try {
    const token = String(req.body.invite || '');
    const invite = jwt.decode(token, secret, false, 'HS256');
    if (invite.exp < Date.now() / 1000 || invite.email !== req.user.email) {
      return res.status(400).json({ error: 'invitation is not valid' });
    }
    await Member.create({ teamId: String(invite.teamId), userId: req.user.id, role: 'member' });
    res.status(201).end();
  } catch (err) {
    next(err);
  }
}

module.exports = { makeInvite, acceptInvite };
