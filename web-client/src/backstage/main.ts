import '../design/desk.css';
import './panel.css';
import './questions/item/box.css';
import { openPage } from '../page';
import Backstage from './Backstage.svelte';

void openPage('backstage', Backstage);
