// What the pages with passkeys share: devices take and give bytes, the server base64url.

/** Whether this browser knows passkeys. */
export const known = typeof PublicKeyCredential === 'function' && Boolean(navigator.credentials);

/**
 * Asks the server for a challenge.
 *
 * @param {HTMLFormElement} form the form that is to bring the answer
 * @returns {Promise<{options: object, asked: string}>} what to hand to the device, and what the form brings back
 */
export async function ask(form) {
  const answer = await fetch(`${form.getAttribute('action')}/options`, {
    method: 'POST',
    body: new URLSearchParams({ _csrf: form.elements._csrf.value }),
    redirect: 'error',
  });
  if (!answer.ok) throw new Error(String(answer.status));
  const { options, asked } = await answer.json();
  options.challenge = bytes(options.challenge);
  if (options.user) options.user.id = bytes(options.user.id);
  for (const credential of [...(options.excludeCredentials ?? []), ...(options.allowCredentials ?? [])]) {
    credential.id = bytes(credential.id);
  }
  return { options, asked };
}

/** Sends what the device answered; ArrayBuffers become base64url. */
export function send(form, fields) {
  for (const [name, value] of Object.entries(fields)) {
    const field = form.elements[name] ?? form.appendChild(document.createElement('input'));
    field.type = 'hidden';
    field.name = name;
    field.value = value instanceof ArrayBuffer ? text(value) : (value ?? '');
  }
  form.submit();
}

function bytes(base64url) {
  const binary = atob(base64url.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(binary, (character) => character.charCodeAt(0));
}

function text(buffer) {
  const binary = String.fromCharCode(...new Uint8Array(buffer));
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}
