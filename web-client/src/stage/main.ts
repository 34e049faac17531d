import '../design/desk.css';
import './stage.css';
import { openPage } from '../page';
import Stage from './Stage.svelte';
import { startOverOnErrors } from './recovery';

startOverOnErrors();
void openPage('stage', Stage);
