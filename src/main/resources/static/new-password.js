// While the new password is shown, it is read out below its field and typed once. Nothing of it leaves the page but
// with the form.

import { hasLookAlikes, readOut } from './read-out.js';
import { offerReveal } from './reveal.js';

const wanted = document.getElementById('new-password');
const again = document.getElementById('new-password-again');
const place = document.getElementById('read-out');
const advice = document.getElementById('look-alikes');
const words = document.getElementById('spelling').dataset;

offerReveal((readable, sending) => {
  tell();
  if (!sending) ask(!readable);
});
tell();
wanted.addEventListener('input', () => {
  tell();
  repeat();
});

// Typing it twice is against slips that nobody sees.
function ask(twice) {
  document.getElementById('again').hidden = !twice;
  repeat();
}

function repeat() {
  if (document.getElementById('again').hidden) again.value = wanted.value;
}

function tell() {
  const mistakable = hasLookAlikes(wanted.value);
  const told = mistakable && wanted.type === 'text';
  // Whoever types none of them has nothing to look at, and the read-out says more.
  advice.hidden = !mistakable || told;
  place.hidden = !told;
  place.querySelector('ol').replaceChildren(...(told ? readOut(wanted.value, words).map(item) : []));
}

function item({ character, name, lookAlike }) {
  const line = document.createElement('li');
  line.classList.toggle('look-alike', lookAlike);
  const sign = document.createElement('span');
  sign.className = 'code-like';
  sign.ariaHidden = 'true';
  sign.textContent = character;
  line.append(sign, ' ', name);
  return line;
}
