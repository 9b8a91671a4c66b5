const { Model, DataTypes } = require('sequelize');
const { createHash } = require('node:crypto');

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

    Customer.beforeSave((customer) => {
      if (customer.changed('password')) {
        customer.password = createHash('md5').update(customer.password).digest('hex'); // fault: CWE-916|CWE-327|CWE-328
      }
    });
    return Customer;
  }
}

module.exports = Customer;
