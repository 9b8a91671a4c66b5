function assertPublicUrl(value) {
  const url = new URL(value);
  if (url.protocol !== 'https:') {
    throw Object.assign(new Error('Only https endpoints'), { status: 400 });
  }
  if (['localhost', '127.0.0.1'].includes(url.hostname)) {
    throw Object.assign(new Error('Endpoint not allowed'), { status: 400 });
  }
  return url;
}

module.exports = { assertPublicUrl };
