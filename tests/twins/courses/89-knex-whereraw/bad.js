const knex = require('../db/knex');

class OrderController {
  constructor(db = knex) {
    this.db = db;
    this.list = this.list.bind(this);
  }

  async list(req, res) {
    const status = req.query.status;
    const query = this.db('orders').select('id', 'status', 'total').where({ user_id: req.user.id });

    if (status) {
      query.whereRaw("LOWER(status) = LOWER('" + status + "')"); // fault: CWE-89
    }
    res.json(await query);
  }
}

module.exports = OrderController;
