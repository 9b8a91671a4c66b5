'use strict';

const form = document.querySelector('#avatar-form');
const picture = document.querySelector('#avatar');

form.addEventListener('submit', async (event) => {
  event.preventDefault();
  const answer = await fetch('/account/avatar', {
    method: 'POST',
    headers: { 'x-csrf-token': form.dataset.csrf, accept: 'application/json' },
    body: new FormData(form),
  });
  if (answer.ok) picture.src = (await answer.json()).avatar;
});
