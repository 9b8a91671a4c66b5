'use strict';

const path = require('path');
const { exec, LIBREOFFICE } = require('./exec');

const INBOX = '/srv/convert/inbox';
const OUTBOX = '/srv/convert/outbox';
const FORMATS = new Set(['pdf', 'odt', 'html', 'txt']);

class ConvertService {
  async toFormat(documentId, { format }) {
    if (!FORMATS.has(format)) {
      throw Object.assign(new Error('unsupported format'), { status: 400, expose: true });
    }
    const source = path.join(INBOX, `${documentId}.docx`);
    const command = `${LIBREOFFICE} --headless --convert-to ${format} --outdir ${OUTBOX} ${source}`;
    await exec(command);
    return path.join(OUTBOX, String(documentId));
  }
}

module.exports = new ConvertService();
