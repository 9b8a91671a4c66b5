'use strict';

const Mustache = require('mustache');
const { S3Client, PutObjectCommand } = require('@aws-sdk/client-s3');

const s3 = new S3Client({});

const PAGE = '<html><body>{{> intro}}<table>{{#items}}<tr><td>{{name}}</td></tr>{{/items}}</table></body></html>';

// POST /catalogues, behind a Cognito authorizer
exports.handler = async (event) => {
  const tenant = event.requestContext.authorizer.claims['custom:tenant'];
  const { items = [], intro = '' } = JSON.parse(event.body);

  const view = {
    items: items.slice(0, 500).map((item) => ({ name: String(item.name) })),
    intro: String(intro),
  };
  const html = Mustache.render(PAGE, view, { intro: '<p>{{intro}}</p>' });

  const Key = `${tenant}/${event.requestContext.requestId}.html`;
  await s3.send(new PutObjectCommand({ Bucket: process.env.BUCKET, Key, Body: html, ContentType: 'text/html' }));
  return { statusCode: 201, body: JSON.stringify({ key: Key }) };
};
