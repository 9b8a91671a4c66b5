const sax = require('sax');
const fs = require('fs');

const ENTITY = /<!ENTITY\s+(\w{1,40})\s+(?:SYSTEM\s+)?"([^"]{0,200})"/g;

/** Reads an article feed; authors use entities for the usual text blocks. */
function parseFeed(xml) {
  return new Promise((resolve, reject) => {
    const parser = sax.parser(true, { trim: true });
    const titles = [];
    let inTitle = false;

    parser.ondoctype = (declaration) => {
      for (const [whole, name, value] of declaration.matchAll(ENTITY)) {
        parser.ENTITIES[name] = whole.includes('SYSTEM') ? fs.readFileSync(value, 'utf8') : value; // fault: CWE-611|CWE-22
      }
    };
    parser.onopentag = ({ name }) => { inTitle = name === 'title'; };
    parser.onclosetag = () => { inTitle = false; };
    parser.ontext = (text) => { if (inTitle) titles.push(text); };
    parser.onerror = reject;
    parser.onend = () => resolve(titles);
    parser.write(xml).close();
  });
}

exports.importFeed = async (req, res) => {
  const titles = await parseFeed(String(req.body.feed));
  res.json({ count: titles.length, titles });
};
