import '../design/desk.css';
import { openPage } from '../page';
import Start from './Start.svelte';

void openPage('start', Start);
