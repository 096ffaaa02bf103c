// Copies the User ID. Without it the ID can be selected, and is in the form below in any case.

const button = document.getElementById('copy');
const id = document.getElementById('your-id');
const status = document.getElementById('copied');

button.hidden = false;
button.addEventListener('click', async () => {
  status.textContent = '';
  try {
    await navigator.clipboard.writeText(id.textContent.trim());
    status.textContent = button.dataset.copied;
  } catch {
    // Not allowed here: selected, it is one key away.
    getSelection().selectAllChildren(id);
  }
});
