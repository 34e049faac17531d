import { tick } from 'svelte';
import { placeOf, type Place } from './place';

/** Where on the page the person is, by its address: the phone's back button works, and each part keeps its scroll. */
export class Places {
  now = $state.raw<Place>(placeOf(location.hash));
  private readonly scrolled: Record<Place['part'], number> = { now: 0, questions: 0 };

  constructor() {
    addEventListener('hashchange', () => {
      const from = this.now;
      this.scrolled[from.part] = scrollY;
      this.now = placeOf(location.hash);
      if (from.part !== this.now.part && !this.now.question)
        void tick().then(() => scrollTo({ top: this.scrolled[this.now.part] }));
    });
  }
}
