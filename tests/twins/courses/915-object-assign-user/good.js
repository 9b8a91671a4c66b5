const users = require('../repositories/users');

exports.updateProfile = async (req, res) => {
  const user = await users.findById(req.user.id);
  const { name, city } = req.body;

  Object.assign(user, { name: String(name), city: String(city) });

  await users.save(user);
  res.json({ id: user.id, name: user.name });
};
