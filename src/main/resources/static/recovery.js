// Goes on by itself: when a call came in, and when everything is proved. Without it buttons do, and the page reloads.

const LOOK_AGAIN = 5_000;
const SAID_ALOUD = 600;
const SOON = 30;

const call = document.getElementById('call');
const enough = document.getElementById('go-on');

if (call) waitFor(call.dataset);
if (enough) submitOnce(enough);

function submitOnce(form) {
  let sent = false;
  form.addEventListener('submit', (event) => {
    if (sent) event.preventDefault();
    sent = true;
  });
  // Back from the next page, the member decides.
  if (performance.getEntriesByType('navigation')[0]?.type !== 'back_forward') form.requestSubmit();
}

function waitFor({ state, seconds, now, events: from, confirmed, changed, soon }) {
  const status = document.getElementById('call-status');
  const timeLeft = document.getElementById('time-left');
  const due = performance.now() + Number(seconds) * 1000;
  const ticking = setInterval(tick, 250);
  let leaving = false;
  const events = listen();

  function tick() {
    const left = Math.max(0, Math.ceil((due - performance.now()) / 1000));
    const shown = `${Math.floor(left / 60)}:${String(left % 60).padStart(2, '0')}`;
    if (timeLeft.textContent !== shown) timeLeft.textContent = shown;
    if (left === SOON && status.textContent !== soon) status.textContent = soon;
    if (left === 0) leave(changed);
  }

  function listen() {
    const source = new EventSource(`${from}?seen=${encodeURIComponent(state)}`);
    source.addEventListener('call', ({ data }) => {
      if (data !== state) leave(data === 'confirmed' ? confirmed : changed);
    });
    source.addEventListener('error', () => {
      // The browser tries again by itself; when it has given up, the page looks every few seconds.
      if (source.readyState === EventSource.CLOSED) setTimeout(lookAgain, LOOK_AGAIN);
    });
    return source;
  }

  // Never under somebody's hands: a code that is being typed would be lost.
  function lookAgain() {
    if (isTyping()) setTimeout(lookAgain, LOOK_AGAIN);
    else location.replace(now);
  }

  function leave(words) {
    if (leaving) return;
    leaving = true;
    clearInterval(ticking);
    events.close();
    status.textContent = words;
    setTimeout(() => location.replace(now), SAID_ALOUD);
  }

  // A page that the browser kept for its back button is of another time.
  addEventListener('pageshow', (event) => {
    if (event.persisted) location.replace(now);
  });
  addEventListener('pagehide', () => events.close());
}

function isTyping() {
  return [...document.querySelectorAll('input[name="code"]')].some((field) => field.value !== '');
}
