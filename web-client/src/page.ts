import { mount, type Component } from 'svelte';
import { applyThemeFromAddress } from './design/theme';
import type { Area } from './words/areas';
import { loadWords } from './words/words.svelte';

/** Starts a page once its words are there. */
export async function openPage(area: Area, page: Component): Promise<void> {
  applyThemeFromAddress();
  await loadWords(area);
  mount(page, { target: document.getElementById('app')! });
}
