// Starts the window. The questions of the first screen leave before the screen itself is made.
import { asked } from './briefing/first';
import { mount } from 'svelte';
import App from './App.svelte';
import './style/fonts.css';
import './style/tokens.css';
import './style/base.css';

const target = document.getElementById('window');
if (!target) throw new Error('the page has no place for the window');

export default mount(App, { target, props: { asked } });
