// Shows what is found while somebody types. Without this script the form's button does.

const form = document.getElementById('search-form');
const field = document.getElementById('search');
const told = document.getElementById('search-told');
const results = document.getElementById('search-results');

// After the last key; and again somewhat later, so that a screen reader is not interrupted by each letter.
const PAUSE = 250;
const SAID_AFTER = 900;

let waiting;
let saying;
let asking;
let shown = field.value.trim();

unfold();
addEventListener('hashchange', unfold);
field.addEventListener('input', (event) => {
  if (!event.isComposing) look();
});
field.addEventListener('compositionend', look);
form.addEventListener('submit', stop);
form.addEventListener('keydown', walk);
results.addEventListener('keydown', walk);

function look() {
  stop();
  waiting = setTimeout(ask, PAUSE);
}

function stop() {
  clearTimeout(waiting);
  clearTimeout(saying);
  asking?.abort();
}

async function ask() {
  const typed = field.value.trim();
  if (typed === shown) return;
  if (typed === '') {
    show([], '');
    shown = '';
    return;
  }
  asking = new AbortController();
  try {
    const fields = new URLSearchParams(new FormData(form));
    fields.set('only', 'results');
    const answer = await fetch(`${form.action}?${fields}`, { signal: asking.signal });
    if (!answer.ok) throw new Error(answer.statusText);
    const html = new DOMParser().parseFromString(await answer.text(), 'text/html');
    show(html.body.childNodes, html.querySelector('[data-told]')?.textContent ?? '');
    shown = typed;
  } catch (failure) {
    // The button still works, so there is nothing to show; whoever goes on typing asks again.
    if (failure.name !== 'AbortError') say(form.dataset.failed);
  }
}

function show(nodes, words) {
  results.replaceChildren(...nodes);
  say(words);
}

function say(words) {
  clearTimeout(saying);
  saying = setTimeout(() => (told.textContent = words), SAID_AFTER);
}

// Arrow keys lead from the field to what was found and back; Tab does as everywhere.
function walk(event) {
  if ((event.key !== 'ArrowDown' && event.key !== 'ArrowUp') || event.isComposing) return;
  const places = [field, ...results.querySelectorAll('a[href]')];
  const here = places.indexOf(document.activeElement);
  const next = places[here + (event.key === 'ArrowDown' ? 1 : -1)];
  if (here < 0 || !next) return;
  event.preventDefault();
  next.focus();
}

// What was found may be the steps for one browser, which are folded up.
function unfold() {
  const wanted = document.getElementById(location.hash.slice(1));
  if (wanted instanceof HTMLDetailsElement) wanted.open = true;
}
