// Helps with typing on the sign-in page. The form works without it; nothing here decides who may sign in.

import './passkey.js';
import { keepsCookies } from './cookies.js';
import { repaired, slips } from './typing.js';

const form = document.getElementById('sign-in-form');
const userId = document.getElementById('user-id');
const password = document.getElementById('password');
const signIn = document.getElementById('sign-in');
const capsLock = document.getElementById('caps-lock');
const slipPlace = document.getElementById('slip');
const slipWords = document.getElementById('slip-words');

// As the server orders them: what stops a password from being sent until the member has decided.
const stops = ['JAPANESE_LETTERS', 'FULL_WIDTH', 'SPACES_AT_ENDS', 'CAPS_LOCK_LIKELY'];

const japanese = /[\u3041-\u30FF\u3400-\u9FFF\uFF01-\uFF9F]/;

for (const button of document.querySelectorAll('.with-script')) button.hidden = false;

announceRefusal();
offerReveal();
watchTyping();
checkCookies();
watchSubmission();
takeUserIdAlong();

// The page opens at the reason. From there the focus goes on to the field to type in, while the reason stays in view;
// a screen reader announces it because an alert that changes is read out, one that was there from the start is not.
function announceRefusal() {
  const refusal = document.getElementById('refusal');
  if (!refusal) return;
  document.querySelector('[data-retry]')?.focus({ preventScroll: true });
  setTimeout(() => refusal.replaceChildren(...refusal.childNodes), 200);
}

function offerReveal() {
  password.after(document.getElementById('reveal-box').content.cloneNode(true));
  document.getElementById('reveal').addEventListener('change', (event) => show(event.target.checked));
}

function show(readable) {
  password.type = readable ? 'text' : 'password';
  document.getElementById('reveal').checked = readable;
  document.getElementById('reveal-note').textContent = readable ? slipWords.dataset.revealNote : '';
}

function watchTyping() {
  const notices = {
    capsLock: document.getElementById('caps-lock-notice'),
    japanese: document.getElementById('japanese-notice'),
  };
  let withCapsLock = 0;
  let without = 0;

  for (const field of [userId, password]) {
    for (const kind of ['keydown', 'keyup']) {
      field.addEventListener(kind, (event) => {
        if (event.getModifierState) notices.capsLock.hidden = !event.getModifierState('CapsLock');
      });
    }
    field.addEventListener('compositionstart', () => (notices.japanese.hidden = false));
    field.addEventListener('input', () => (notices.japanese.hidden = !japanese.test(userId.value + password.value)));
  }

  // Only a password typed with the key on from its first letter to its last was probably meant the other way round.
  password.addEventListener('keydown', (event) => {
    if (!/^[A-Za-z]$/.test(event.key) || event.ctrlKey || event.metaKey) return;
    if (event.getModifierState('CapsLock')) withCapsLock++;
    else without++;
  });
  password.addEventListener('input', (event) => {
    if (password.value === '' || event.inputType === 'insertFromPaste') withCapsLock = without = 0;
    capsLock.value = withCapsLock > 0 && without === 0 && /[A-Za-z]/.test(password.value) ? 'on' : '';
    forgetAnswer();
  });
}

// Before anybody types in vain: a form without its cookie is refused.
function checkCookies() {
  const place = document.getElementById('cookies-refused');
  if (place && (!navigator.cookieEnabled || !keepsCookies())) {
    place.replaceChildren(place.querySelector('template').content.cloneNode(true));
  }
}

function watchSubmission() {
  const label = signIn.textContent;
  let sending = false;

  form.addEventListener('submit', (event) => {
    if (event.submitter?.hasAttribute('formaction')) {
      password.value = '';
      return;
    }
    const slip = sending || isAsTyped(event.submitter) ? undefined : slipIn(password.value);
    if (sending || slip) {
      event.preventDefault();
      if (slip) ask(slip);
      return;
    }
    sending = true;
    show(false);
    signIn.setAttribute('aria-disabled', 'true');
    signIn.textContent = signIn.dataset.sending;
  });

  // Back from the next page, the form is as it was before it was sent.
  addEventListener('pageshow', () => {
    sending = false;
    signIn.removeAttribute('aria-disabled');
    signIn.textContent = label;
    forgetAnswer();
  });

  // A page that the browser keeps for its back button keeps no password.
  addEventListener('pagehide', () => (password.value = ''));

  document.getElementById('clear-fields')?.addEventListener('click', () => {
    userId.value = '';
    clearPassword();
    userId.focus();
  });

  document.getElementById('take-suggestion')?.addEventListener('click', (event) => {
    userId.value = event.currentTarget.dataset.userId;
    userId.removeAttribute('aria-invalid');
    document.getElementById('suggestion').remove();
    password.focus();
  });
}

// Whoever has typed a User ID need not type it again where a new password is set.
function takeUserIdAlong() {
  document.getElementById('lost-password').addEventListener('click', ({ currentTarget: way }) => {
    if (way.form) {
      way.form.elements['user-id'].value = userId.value;
      return;
    }
    const address = new URL(way.href);
    address.searchParams.set('user-id', userId.value);
    way.href = address;
  });
}

function isAsTyped(submitter) {
  return submitter?.name === 'as-typed' || form.querySelector('input[name="as-typed"]') !== null;
}

function slipIn(text) {
  const found = slips(text, capsLock.value === 'on');
  return stops.find((slip) => found.includes(slip) && (slip !== 'CAPS_LOCK_LIKELY' || capsLock.value === 'on'));
}

// The member decides: repaired, as typed, or typed anew. Until then nothing leaves the browser.
function ask(slip) {
  const words = slipWords.content.querySelector(`[data-slip="${slip}"]`).cloneNode(true);
  const answers = {
    repair: () => {
      password.value = repaired(password.value, slip);
      if (slip === 'CAPS_LOCK_LIKELY') capsLock.value = '';
      form.requestSubmit(signIn);
    },
    'as-typed': () => {
      form.append(Object.assign(document.createElement('input'), { type: 'hidden', name: 'as-typed', value: 'yes' }));
      form.requestSubmit(signIn);
    },
    retype: () => {
      clearPassword();
      password.focus();
    },
  };
  words.addEventListener('click', (event) => {
    const answer = answers[event.target.closest('[data-do]')?.dataset.do];
    if (!answer) return;
    slipPlace.replaceChildren();
    answer();
  });
  // This is about what is typed now; what was said about the last attempt is over.
  document.getElementById('refusal')?.remove();
  document.getElementById('japanese-notice').hidden = true;
  // This is about what is typed now; what was said about the last attempt is over.
  document.getElementById('refusal')?.remove();
  document.getElementById('japanese-notice').hidden = true;
  slipPlace.replaceChildren(words);
  words.querySelector('[data-do]').focus();
}

// An answer holds for the password it was given about.
function forgetAnswer() {
  slipPlace.replaceChildren();
  form.querySelector('input[name="as-typed"]')?.remove();
}

function clearPassword() {
  password.value = '';
  password.dispatchEvent(new Event('input'));
}
