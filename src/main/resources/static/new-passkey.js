// Makes a passkey on this device, once the member says so.

import { ask, known, send } from './webauthn.js';

const form = document.getElementById('passkey-form');
const add = document.getElementById('add-passkey');
const status = document.getElementById('passkey-status');

add.hidden = !known;
document.getElementById('passkey-unknown').hidden = known;

add.addEventListener('click', async () => {
  status.textContent = status.dataset.waiting;
  try {
    const { options, asked } = await ask(form);
    const credential = await navigator.credentials.create({ publicKey: options });
    send(form, {
      asked,
      id: credential.rawId,
      'client-data': credential.response.clientDataJSON,
      attestation: credential.response.attestationObject,
      transports: credential.response.getTransports?.().join(),
    });
  } catch (refusal) {
    status.textContent = words(refusal);
  }
});

function words({ name, message }) {
  if (message === '403') {
    // The sign-in is no longer fresh: the page itself leads there.
    location.reload();
    return '';
  }
  if (name === 'InvalidStateError') return status.dataset.already;
  return name === 'NotAllowedError' ? status.dataset.stopped : status.dataset.failed;
}
