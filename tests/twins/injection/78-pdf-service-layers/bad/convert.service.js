'use strict';

const path = require('path');
const { exec, LIBREOFFICE } = require('./exec');

const INBOX = '/srv/convert/inbox';
const OUTBOX = '/srv/convert/outbox';

class ConvertService {
  async toFormat(documentId, { format }) {
    const source = path.join(INBOX, `${documentId}.docx`);
    const command = `${LIBREOFFICE} --headless --convert-to ${format} --outdir ${OUTBOX} ${source}`;
    await exec(command);
    return path.join(OUTBOX, String(documentId));
  }
}

module.exports = new ConvertService();
