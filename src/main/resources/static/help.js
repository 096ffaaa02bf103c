// Votes without leaving the place in the article. The forms work without it.

const place = document.getElementById('vote');

place.addEventListener('submit', async (event) => {
  event.preventDefault();
  const form = event.target;
  const fields = new URLSearchParams(new FormData(form, event.submitter));
  try {
    const answer = await fetch(form.action, { method: 'POST', body: fields });
    if (!answer.ok) throw new Error(String(answer.status));
    show(new DOMParser().parseFromString(await answer.text(), 'text/html'), form);
  } catch {
    send(form, event.submitter);
  }
});

// What was there stays, so that the thanks are said aloud and the focus is where it was.
function show(page, sent) {
  const answered = page.getElementById('vote');
  for (const button of place.querySelectorAll('button[aria-pressed]')) {
    button.ariaPressed = answered.querySelector(`button[value="${button.value}"]`).ariaPressed;
  }
  document.getElementById('vote-thanks').textContent = answered.querySelector('#vote-thanks').textContent;
  const why = document.getElementById('why-form');
  const asked = answered.querySelector('#why-form');
  if (why && (!asked || sent === why)) why.remove();
  if (!why && asked) place.append(asked);
}

// A form that a script sends does not say which of its buttons was pressed.
function send(form, button) {
  if (button?.name) {
    const field = document.createElement('input');
    field.type = 'hidden';
    field.name = button.name;
    field.value = button.value;
    form.append(field);
  }
  form.submit();
}
