// Tries again by itself when the time has come. Without it the button does.

import './passkey.js';

const form = document.getElementById('busy-form');
const again = document.getElementById('again');
const stop = document.getElementById('stop');
const status = document.getElementById('busy-status');
const countdown = document.getElementById('countdown');
const seconds = document.getElementById('seconds');

const byHand = status.textContent;
let ticking;
let sending = false;

if (status.dataset.waiting) begin();

form.addEventListener('submit', (event) => {
  if (sending) {
    event.preventDefault();
    return;
  }
  sending = true;
  end();
  if (event.submitter?.hasAttribute('formaction')) return;
  again.setAttribute('aria-disabled', 'true');
  status.textContent = status.dataset.trying;
});

// Whoever takes the passkey is not to be interrupted.
document.getElementById('passkey').addEventListener('click', end);

stop.addEventListener('click', () => {
  end();
  status.textContent = status.dataset.stopped;
  again.focus();
});

// A page that comes back by the back button was sent before: whether it is sent once more, the member decides.
addEventListener('pageshow', (event) => {
  if (!event.persisted) return;
  sending = false;
  end();
  again.removeAttribute('aria-disabled');
  status.textContent = byHand;
});

function begin() {
  const due = performance.now() + Number(seconds.textContent) * 1000;
  status.textContent = status.dataset.waiting;
  countdown.hidden = stop.hidden = false;
  ticking = setInterval(() => tick(due), 200);
}

function tick(due) {
  const left = Math.max(0, Math.ceil((due - performance.now()) / 1000));
  if (seconds.textContent !== String(left)) seconds.textContent = left;
  if (left === 0) form.requestSubmit(again);
}

function end() {
  clearInterval(ticking);
  countdown.hidden = stop.hidden = true;
}
