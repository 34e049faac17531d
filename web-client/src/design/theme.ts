/** Colours the page with the hall's own colour; without a usable one the house colour stays. */
export function applyHallColour(colour: string | undefined, root = document.documentElement): void {
  if (colour && /^#[0-9a-f]{6}$/i.test(colour)) {
    root.style.setProperty('--hall', colour);
    root.dataset.hallColour = '';
  } else {
    delete root.dataset.hallColour;
  }
}

/** `?theme=light` or `?theme=dark` overrides the device, for walls and screenshots. */
export function applyThemeFromAddress(): void {
  const theme = new URLSearchParams(location.search).get('theme');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
}
