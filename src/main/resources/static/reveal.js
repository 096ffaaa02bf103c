// Shows and hides the passwords of the form for a setting. The form works without it.

const form = document.getElementById('setting-form');
const box = document.getElementById('reveal-box');
const passwords = [...form.querySelectorAll('input[type="password"]')];

/**
 * Offers to show the passwords, and hides them when they leave.
 *
 * @param {(readable: boolean, sending: boolean) => void} [changed] called whenever they are shown, or hidden, which they
 *     are as well when the form is sent
 */
export function offerReveal(changed = () => {}) {
  box.replaceWith(box.content.cloneNode(true));
  const reveal = document.getElementById('reveal');
  const note = document.getElementById('reveal-note');

  function show(readable, sending = false) {
    for (const password of passwords) password.type = readable ? 'text' : 'password';
    reveal.checked = readable;
    note.textContent = readable ? box.dataset.note : '';
    changed(readable, sending);
  }

  reveal.addEventListener('change', () => show(reveal.checked));
  watchSubmission((sending) => show(false, sending));
}

function watchSubmission(hide) {
  const button = document.getElementById('set');
  const label = button.textContent;
  let sending = false;

  form.addEventListener('submit', (event) => {
    if (sending) {
      event.preventDefault();
      return;
    }
    sending = true;
    hide(true);
    button.setAttribute('aria-disabled', 'true');
    button.textContent = button.dataset.sending;
  });

  // Back from the next page, the form is as it was before it was sent.
  addEventListener('pageshow', () => {
    sending = false;
    button.removeAttribute('aria-disabled');
    button.textContent = label;
  });

  // A page that the browser keeps for its back button keeps no password, nor what was read out of it.
  addEventListener('pagehide', () => {
    for (const password of passwords) password.value = '';
    hide(false);
  });
}
