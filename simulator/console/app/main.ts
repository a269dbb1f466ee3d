import { startConsole } from './start';
import './styles/index.css';

startConsole(JSON.parse(document.querySelector<HTMLMetaElement>('meta[name=console-start]')?.content ?? '{}'));
