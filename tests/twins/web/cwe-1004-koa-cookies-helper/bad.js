const REMEMBER = 30 * 24 * 60 * 60 * 1000;

class CookieJar {
  #ctx;

  constructor(ctx) {
    this.#ctx = ctx;
  }

  remember(token) {
    this.#put('remember', token, { maxAge: REMEMBER });
  }

  forget() {
    this.#put('remember', null, {});
  }

  #put(name, value, extra) {
    const options = Object.assign({ signed: true, sameSite: 'lax', httpOnly: false, secure: true }, extra);
    this.#ctx.cookies.set(name, value, options); // fault: CWE-1004
  }
}

module.exports = async function cookieJar(ctx, next) {
  ctx.jar = new CookieJar(ctx);
  await next();
};
