// The one place that may turn text into a script's address (Trusted Types policy `app`). It lets only the page's own worker through.
(() => {
  const own = new URL('worker/start.js', document.baseURI).href;
  const policy = window.trustedTypes?.createPolicy('app', {
    createScriptURL(address) {
      const wanted = new URL(address, document.baseURI).href;
      if (wanted !== own) throw new TypeError(`not a script of this page: ${wanted}`);
      return wanted;
    },
  });
  window.apiChecklist = {
    startWorker() {
      return new Worker(policy ? policy.createScriptURL(own) : own, { type: 'module' });
    },
  };
})();
