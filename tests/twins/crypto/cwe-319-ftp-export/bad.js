const { Client } = require('basic-ftp');
const { createReadStream } = require('fs');
const path = require('path');

async function deliverPayroll(file) {
  const client = new Client(30_000);
  try {
    await client.access({ // fault: CWE-319
      host: 'ftp.lohnbuero-weiss.de',
      user: process.env.PAYROLL_USER,
      password: process.env.PAYROLL_PASSWORD,
      secure: false,
    });
    await client.ensureDir('/incoming');
    await client.uploadFrom(createReadStream(file), path.basename(file));
  } finally {
    client.close();
  }
}

module.exports = { deliverPayroll };
