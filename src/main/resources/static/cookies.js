// Whether the browser keeps cookies for this site.

/** @returns {boolean} */
export function keepsCookies() {
  const probe = 'genkan-probe=1';
  const about = `; Path=/; SameSite=Lax${location.protocol === 'https:' ? '; Secure' : ''}`;
  try {
    document.cookie = probe + about;
    const kept = document.cookie.includes(probe);
    document.cookie = `genkan-probe=; Max-Age=0${about}`;
    return kept;
  } catch {
    return false;
  }
}
