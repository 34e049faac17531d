import '../design/base.css';
import { openPage } from '../page';
import Attend from './Attend.svelte';

void openPage('attend', Attend);
