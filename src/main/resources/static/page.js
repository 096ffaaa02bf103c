// Esc closes the menu and the confirmations, and a click elsewhere closes the menu. Without this script their buttons do.

const menu = document.getElementById('menu');

document.addEventListener('keydown', (event) => {
  if (event.key !== 'Escape') return;
  for (const open of document.querySelectorAll('.menu[open], .confirm[open]')) {
    const hadFocus = open.contains(document.activeElement);
    open.open = false;
    if (hadFocus) open.querySelector('summary').focus();
  }
});

document.addEventListener('click', (event) => {
  if (menu.open && !menu.contains(event.target)) menu.open = false;
});
