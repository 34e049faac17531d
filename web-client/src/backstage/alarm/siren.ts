const everyMs = 1_500;
/** When each tone begins, in seconds, and how high it is, in hertz. */
const tones = [
  [0, 880],
  [0.28, 660],
  [0.56, 880],
] as const;
const toneSeconds = 0.24;
const loudness = 0.35;

/**
 * Sounds until it is stopped. A browser lets a page sound once somebody has pressed something on it; until then it is silent,
 * and the alarm is on the screen.
 */
export function startSiren(): () => void {
  const context = newContext();
  if (!context) return () => undefined;
  const sound = () => {
    if (context.state === 'suspended') void context.resume();
    for (const [at, hertz] of tones) tone(context, context.currentTime + at, hertz);
  };
  sound();
  const timer = setInterval(sound, everyMs);
  return () => {
    clearInterval(timer);
    void context.close();
  };
}

function newContext(): AudioContext | undefined {
  try {
    return new AudioContext();
  } catch {
    // No device for sound, or none allowed.
    return undefined;
  }
}

function tone(context: AudioContext, at: number, hertz: number): void {
  const source = context.createOscillator();
  const volume = context.createGain();
  source.frequency.value = hertz;
  volume.gain.setValueAtTime(0, at);
  volume.gain.linearRampToValueAtTime(loudness, at + 0.02);
  volume.gain.linearRampToValueAtTime(0, at + toneSeconds);
  source.connect(volume).connect(context.destination);
  source.start(at);
  source.stop(at + toneSeconds);
}
