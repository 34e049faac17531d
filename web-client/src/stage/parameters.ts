/** What the wall's address asks for; `theme` and `lang` are read by every page. */
export interface StageParameters {
  /** `?background=transparent`, for an OBS browser source. */
  readonly transparent: boolean;
  /** `?qr=off` leaves the join code and takes the QR code away. */
  readonly qr: boolean;
}

export function stageParameters(search: string): StageParameters {
  const asked = new URLSearchParams(search);
  return {
    transparent: asked.get('background') === 'transparent',
    qr: asked.get('qr') !== 'off',
  };
}
