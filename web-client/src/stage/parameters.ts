/** What the wall's address asks for; `theme` and `lang` are read by every page. */
export interface StageParameters {
  /** `?background=transparent`, for an OBS browser source. */
  readonly transparent: boolean;
  /** `?qr=off` leaves the join code and takes the QR code away. */
  readonly qr: boolean;
  /** `?ask=off` shows what can be chosen at once, without the question alone before it. */
  readonly ask: boolean;
  /** `?theme=light` or `?theme=dark`, whatever the desk says. */
  readonly theme: 'light' | 'dark' | undefined;
}

export function stageParameters(search: string): StageParameters {
  const asked = new URLSearchParams(search);
  const theme = asked.get('theme');
  return {
    transparent: asked.get('background') === 'transparent',
    qr: asked.get('qr') !== 'off',
    ask: asked.get('ask') !== 'off',
    theme: theme === 'light' || theme === 'dark' ? theme : undefined,
  };
}
