const Client = require('ftp');

module.exports.uploadReport = (file, done) => {
  const ftp = new Client();
  ftp.on('ready', () => {
    ftp.put(file, 'reports/daily.csv', (err) => {
      ftp.end();
      done(err);
    });
  });
  ftp.on('error', done);
  ftp.connect({ host: 'ftp.example.com', user: process.env.FTP_USER, password: process.env.FTP_PASSWORD }); // fault: CWE-319
};
