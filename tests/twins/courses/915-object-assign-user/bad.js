const users = require('../repositories/users');

exports.updateProfile = async (req, res) => {
  const user = await users.findById(req.user.id);

  Object.assign(user, req.body); // fault: CWE-915

  await users.save(user);
  res.json({ id: user.id, name: user.name });
};
