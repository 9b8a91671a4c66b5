'use strict';

const { withTransaction } = require('./db');

class TransferService {
  async transfer(ownerId, { from, to, amount, note }) {
    return withTransaction(async (tx) => {
      const debit = await tx.query(
        'UPDATE wallets SET balance = balance - $1 WHERE id = $2 AND owner_id = $3 AND balance >= $1',
        [amount, from, ownerId],
      );
      if (debit.rowCount !== 1) return null;

      await tx.query('UPDATE wallets SET balance = balance + $1 WHERE id = $2', [amount, to]);
      const memo = note ? `'${note}'` : 'NULL';
      const inserted = await tx.query( // fault: CWE-89
        `INSERT INTO transfers (from_wallet, to_wallet, amount, memo)
         VALUES ($1, $2, $3, ${memo}) RETURNING id`,
        [from, to, amount],
      );
      return inserted.rows[0].id;
    });
  }
}

module.exports = new TransferService();
