// Reads the new password out below its field while it is shown. Nothing of it leaves the page but with the form.

import { hasLookAlikes, readOut } from './read-out.js';
import { offerReveal } from './reveal.js';

const wanted = document.getElementById('new-password');
const place = document.getElementById('read-out');
const words = document.getElementById('spelling').dataset;

offerReveal(tell);
wanted.addEventListener('input', tell);

function tell() {
  const told = wanted.type === 'text' && hasLookAlikes(wanted.value);
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
