// Signs in with a passkey: by the button, and by what the browser offers in the field of the User ID. Where a browser knows
// no passkeys, nothing of it shows.

import { ask, known, send } from './webauthn.js';

// Shorter than the server keeps a challenge, for a page that stays open.
const ASK_AGAIN_AFTER = 8 * 60 * 1000;

const form = document.getElementById('passkey-form');
const button = document.getElementById('passkey');
const status = document.getElementById('passkey-status');
const userId = document.getElementById('user-id');

let asking = new AbortController();
let again;

if (known) begin();
else document.getElementById('passkey-unknown')?.removeAttribute('hidden');

function begin() {
  button.hidden = false;
  button.addEventListener('click', signIn);
  // Among the ways through an access limit it is a link, to a page with this button.
  for (const link of document.querySelectorAll('.ways a[href^="/sign-in/passkey"]')) {
    link.addEventListener('click', (event) => {
      event.preventDefault();
      button.scrollIntoView({ block: 'center' });
      signIn();
    });
  }
  // A page that the browser keeps for its back button waits for nothing meanwhile.
  addEventListener('pagehide', stop);
  addEventListener('pageshow', (event) => {
    if (!event.persisted) return;
    status.textContent = '';
    offer();
  });
  offer();
}

function stop() {
  clearTimeout(again);
  asking.abort();
  asking = new AbortController();
  return asking.signal;
}

async function signIn() {
  const signal = stop();
  status.textContent = status.dataset.waiting;
  try {
    await get(signal);
  } catch (refusal) {
    if (signal.aborted) return;
    // Devices say the same of "no passkey here" and "not now".
    status.textContent = refusal.name === 'NotAllowedError' ? status.dataset.stopped : status.dataset.failed;
    offer();
  }
}

// Waits, unseen, until the member chooses a passkey where the browser fills in User IDs.
async function offer() {
  if (!userId?.autocomplete.includes('webauthn')) return;
  const signal = stop();
  try {
    if (!(await PublicKeyCredential.isConditionalMediationAvailable?.())) return;
    again = setTimeout(offer, ASK_AGAIN_AFTER);
    await get(signal, 'conditional');
  } catch {
    // The form and the button are there.
  }
}

async function get(signal, mediation) {
  const { options, asked } = await ask(form);
  const credential = await navigator.credentials.get({ publicKey: options, signal, mediation });
  const { response } = credential;
  send(form, {
    asked,
    id: credential.rawId,
    'client-data': response.clientDataJSON,
    'authenticator-data': response.authenticatorData,
    signature: response.signature,
    'user-handle': response.userHandle,
    'user-id': userId?.value,
  });
}
