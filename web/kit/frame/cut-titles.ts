/** Text that is cut by its column tells the rest when it is pointed at (DESIGN): one listener for the whole page. */
export function tellCutTexts(): () => void {
  const tell = (event: Event) => {
    const cut = event.target instanceof Element ? event.target.closest<HTMLElement>('.cut') : null;
    if (cut === null || cut.scrollWidth <= cut.clientWidth || cut.closest('[title]') !== null) return;
    cut.title = cut.textContent.trim();
    // What is shown may change: it is looked at again the next time.
    cut.addEventListener('pointerleave', () => cut.removeAttribute('title'), { once: true });
  };
  document.addEventListener('pointerover', tell, { passive: true });
  return () => document.removeEventListener('pointerover', tell);
}
