/**
 * Spaces out what a screen reader is told: at once when nothing was said for `everyMs`, else the newest text when that time
 * is over. Counts that move ten times a second would otherwise drown the person out.
 */
export function politely(say: (text: string) => void, everyMs = 10_000): (text: string) => void {
  let saidAt = -Infinity;
  let waiting: string | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const sayNow = (text: string) => {
    saidAt = Date.now();
    waiting = undefined;
    say(text);
  };

  return (text) => {
    const due = saidAt + everyMs - Date.now();
    if (due <= 0 && timer === undefined) return sayNow(text);
    waiting = text;
    timer ??= setTimeout(() => {
      timer = undefined;
      if (waiting !== undefined) sayNow(waiting);
    }, due);
  };
}
