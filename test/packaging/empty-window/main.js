// The least an Electron app can be: what Keydesk's start and memory are compared with.
import { app, BrowserWindow } from 'electron';

// Not awaited at top level: `ready` fires only after this file has run to its end.
void app.whenReady().then(() => {
  const window = new BrowserWindow({ show: false, width: 1280, height: 800 });
  window.once('ready-to-show', () => window.show());
  return window.loadURL('data:text/html,<title>Empty</title><input type="search" aria-label="Find a shopper">');
});
app.on('window-all-closed', () => app.quit());
