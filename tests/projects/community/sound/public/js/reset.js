'use strict';

document.querySelector('#reset [name=token]').value = location.hash.slice(1);
history.replaceState(null, '', location.pathname);
