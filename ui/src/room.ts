// Starts the room window: a page of its own that shows what it hears.
import { mount } from 'svelte';
import Room from './screens/Room.svelte';
import './style/fonts.css';
import './style/tokens.css';
import './style/base.css';

const target = document.getElementById('window');
if (!target) throw new Error('the page has no place for the window');

export default mount(Room, { target });
