const express = require('express');
const { Pool } = require('pg');

class UserRepository {
  constructor(pool, table) {
    this.pool = pool;
    this.table = table;
  }

  async byName(name) {
    return this.pool.query(`SELECT id, name FROM ${this.table} WHERE name = $1`, [name]);
  }

  async latest(column) {
    return this.pool.query(`SELECT id FROM ${this.table} ORDER BY ${column}`);
  }
}

class UserController {
  constructor(users) {
    this.users = users;
    this.find = this.find.bind(this);
  }

  async find(req, res) {
    res.json(await this.users.byName(req.query.name));
  }

  latest = async (req, res) => {
    res.json(await this.users.latest('created_at'));
  };
}

const controller = new UserController(new UserRepository(new Pool(), 'users'));
const router = express.Router();
router.get('/users', controller.find);
router.get('/users/latest', controller.latest);
module.exports = router;
