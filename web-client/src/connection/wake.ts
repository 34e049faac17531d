export interface WakeEvents {
  /** The network or the person returns: waiting any longer makes no sense. */
  awake(): void;
  /** The device says that it has no network. */
  lost(): void;
}

/** Listens until the returned function is called. */
export type Wake = (events: WakeEvents) => () => void;

export const browserWake: Wake = ({ awake, lost }) => {
  const shown = () => {
    if (document.visibilityState === 'visible') awake();
  };
  addEventListener('online', awake);
  addEventListener('offline', lost);
  addEventListener('pageshow', shown);
  document.addEventListener('visibilitychange', shown);
  return () => {
    removeEventListener('online', awake);
    removeEventListener('offline', lost);
    removeEventListener('pageshow', shown);
    document.removeEventListener('visibilitychange', shown);
  };
};
