/** Long enough for a screen reader to begin with one before the next comes. */
const betweenMs = 1_500;
/** What waits beyond these is older than what matters. */
const most = 4;

/**
 * Says news one after another, the newest always, and the same again where it happens again. What lies too long behind is left
 * out: who listens must not be minutes late.
 */
export function inTurn(say: (text: string) => void): (text: string) => void {
  let waiting: string[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;

  const next = () => {
    const text = waiting.shift();
    if (text === undefined) {
      timer = undefined;
      return;
    }
    say(text);
    timer = setTimeout(() => {
      // A region that is told the same text says nothing.
      say('');
      timer = setTimeout(next, 100);
    }, betweenMs);
  };

  return (text) => {
    waiting = [...waiting, text].slice(-most);
    if (timer === undefined) next();
  };
}
