const express = require('express');
const { Pool } = require('pg');

class UserRepository {
  constructor(pool) {
    this.pool = pool;
  }

  async byName(name) {
    return this.pool.query(`SELECT id, name FROM users WHERE name = '${name}'`); // error: sql-injection
  }
}

class UserController {
  #log;
  constructor(users) {
    this.users = users;
    this.find = this.find.bind(this);
  }

  async find(req, res) {
    res.json(await this.users.byName(req.query.name));
  }

  order = async (req, res) => {
    this.column = req.query.sort;
    res.json(await this.sorted());
  };

  sorted() {
    return this.users.pool.query('SELECT id FROM users ORDER BY ' + this.column); // error: sql-injection
  }
}

const controller = new UserController(new UserRepository(new Pool()));
const router = express.Router();
router.get('/users', controller.find);
router.get('/users/sorted', controller.order);
module.exports = router;
