import '../design/base.css';
import { openPage } from '../page';
import Log from './Log.svelte';

void openPage('log', Log);
