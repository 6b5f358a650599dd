import { ipcRenderer } from 'electron';

// The page makes a port pair and posts one end to itself; this hands it to the main process. Nothing else crosses here.
window.addEventListener('message', (event) => {
  if (event.source === window && event.data === 'rpc-port') ipcRenderer.postMessage('rpc-port', null, [...event.ports]);
});
