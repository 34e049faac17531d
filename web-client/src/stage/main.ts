import '../design/desk.css';
import { openPage } from '../page';
import Stage from './Stage.svelte';

void openPage('stage', Stage);
