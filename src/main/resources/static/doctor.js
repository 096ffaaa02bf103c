// What a browser can tell about itself before the doctor asks. Without it the doctor asks more; what is typed here stays
// here: the form gets words such as "off" or "caps-lock", and the field for trying out has no name and is in no form.

import { keepsCookies } from './cookies.js';
import { slips } from './typing.js';

const form = document.getElementById('doctor-form');
const clockMayDiffer = 5 * 60 * 1000;

// The gravest first: what was once seen is kept, since it will have happened at sign-in as well.
const gravest = ['japanese', 'full-width', 'spaces', 'caps-lock', 'look-alikes'];
const words = {
  JAPANESE_LETTERS: 'japanese',
  FULL_WIDTH: 'full-width',
  SPACES_AT_ENDS: 'spaces',
  CAPS_LOCK_LIKELY: 'caps-lock',
  LOOK_ALIKES: 'look-alikes',
};

const checks = document.getElementById('doctor-checks');
checks.replaceWith(checks.content.cloneNode(true));

found('script', 'on');
found('storage', keepsStorage() ? 'kept' : 'off');
askServer();
watchTryOut();

function found(question, answer) {
  const field = form.elements[question] ?? form.appendChild(
    Object.assign(document.createElement('input'), { type: 'hidden', name: question }));
  field.value = answer;
  for (const told of document.querySelectorAll(`[data-check="${question}"] [data-answer]`)) {
    told.hidden = told.dataset.answer !== answer;
  }
}

function keepsStorage() {
  try {
    localStorage.setItem('genkan-probe', '1');
    localStorage.removeItem('genkan-probe');
    return true;
  } catch {
    return false;
  }
}

// The server has set a cookie with this page: whether it comes back, and what time it is there.
async function askServer() {
  try {
    const asked = Date.now();
    const answer = await fetch('/help/doctor/cookies', { cache: 'no-store' });
    const there = Date.parse(answer.headers.get('Date'));
    const here = (asked + Date.now()) / 2;
    const comesBack = (await answer.text()) === 'kept';
    found('cookies', comesBack && keepsCookies() ? 'kept' : 'off');
    if (there) found('clock', Math.abs(here - there) > clockMayDiffer ? 'wrong' : 'right');
  } catch {
    // No answer tells nothing: the next page sees for itself.
  }
}

function watchTryOut() {
  const field = document.getElementById('try-out');
  const seen = new Set();
  let capsLock = false;
  let byHand = false;

  for (const kind of ['keydown', 'keyup']) {
    field.addEventListener(kind, (event) => {
      byHand = true;
      if (!event.getModifierState) return;
      capsLock = event.getModifierState('CapsLock');
      if (capsLock) see('caps-lock');
    });
  }
  for (const kind of ['paste', 'drop', 'compositionstart']) field.addEventListener(kind, () => (byHand = true));
  field.addEventListener('compositionstart', () => see('japanese'));
  field.addEventListener('input', (event) => {
    // Hands insert; what comes without a word about how, or as a replacement, the browser has put in.
    if (event.inputType && event.inputType !== 'insertReplacementText') byHand = true;
    look();
  });
  field.addEventListener('change', look);

  // Some browsers fill in as soon as the page is there, without a word to its scripts.
  setTimeout(look, 500);

  // A page that the browser keeps for its back button keeps nothing of it.
  addEventListener('pagehide', () => (field.value = ''));

  function look() {
    if (isFilledIn()) {
      found('entry', 'filled');
      tell();
      return;
    }
    for (const slip of slips(field.value, capsLock)) see(words[slip]);
    tell();
  }

  function isFilledIn() {
    return (CSS.supports('selector(:autofill)') && field.matches(':autofill')) || (field.value !== '' && !byHand);
  }

  function see(slip) {
    seen.add(slip);
    found('typing', gravest.find((one) => seen.has(one)));
    tell();
  }

  function tell() {
    const filled = form.elements.entry?.value === 'filled';
    for (const notice of document.querySelectorAll('[data-slip]')) {
      const slip = notice.dataset.slip;
      if (slip === 'none') notice.hidden = seen.size > 0 || filled || field.value.length < 3;
      else if (slip === 'filled') notice.hidden = !filled;
      else notice.hidden = !seen.has(slip);
    }
  }
}
