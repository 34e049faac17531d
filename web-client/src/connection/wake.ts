/** Calls back when the network or the person returns: that is when waiting any longer makes no sense. */
export type Wake = (awake: () => void) => () => void;

export const browserWake: Wake = (awake) => {
  const shown = () => {
    if (document.visibilityState === 'visible') awake();
  };
  addEventListener('online', awake);
  addEventListener('pageshow', shown);
  document.addEventListener('visibilitychange', shown);
  return () => {
    removeEventListener('online', awake);
    removeEventListener('pageshow', shown);
    document.removeEventListener('visibilitychange', shown);
  };
};
