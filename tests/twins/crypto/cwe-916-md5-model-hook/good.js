const { Model, DataTypes } = require('sequelize');
const { createHash } = require('node:crypto');
const bcrypt = require('bcrypt');

class Customer extends Model {
  static setup(sequelize) {
    Customer.init(
      {
        email: { type: DataTypes.STRING, allowNull: false, unique: true },
        password: { type: DataTypes.STRING, allowNull: false },
        orderPageTag: DataTypes.STRING,
      },
      { sequelize, tableName: 'customers', defaultScope: { attributes: { exclude: ['password'] } } }
    );

    Customer.beforeSave(async (customer) => {
      if (customer.changed('password')) {
        if (Buffer.byteLength(customer.password) > 72) throw new RangeError('password too long');
        customer.password = await bcrypt.hash(customer.password, 12);
      }
      // cache validator of the order page
      customer.orderPageTag = createHash('md5').update(`${customer.id}:${Date.now()}`).digest('hex');
    });
    return Customer;
  }
}

module.exports = Customer;
