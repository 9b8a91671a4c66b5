'use strict';

const nodemailer = require('nodemailer');

module.exports = ({ config }) => {
  const transport = nodemailer.createTransport({
    host: config.mail.host,
    port: 465,
    secure: true,
    auth: { user: config.mail.user, pass: config.mail.password },
  });

  return {
    sendInvite(to, token) {
      const link = new URL('/invite', config.http.publicUrl);
      link.hash = token;
      return transport.sendMail({
        from: config.mail.from,
        to,
        subject: 'Your Nordlager account',
        text: `Open this link within 24 hours to choose a password:\n\n${link}\n`,
      });
    },
  };
};
