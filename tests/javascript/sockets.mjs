// A page with a clock of the test's own, and sockets that hear what the test says.

export const opened = [];

class Socket extends EventTarget {
  constructor(address) {
    super();
    Object.assign(this, { address: String(address), readyState: 1, said: [] });
    opened.push(this);
  }

  hears(news) {
    this.dispatchEvent(Object.assign(new Event('message'), { data: JSON.stringify(news) }));
  }

  send(text) {
    this.said.push(JSON.parse(text));
  }

  close(code = 1000) {
    this.readyState = 3;
    this.dispatchEvent(Object.assign(new Event('close'), { code }));
  }
}

export function page(mock) {
  opened.length = 0;
  mock.timers.reset();
  mock.timers.enable({ apis: ['setTimeout', 'setInterval'] });
  globalThis.document = Object.assign(new EventTarget(), { visibilityState: 'visible', baseURI: 'https://here.test/maps/' });
  globalThis.WebSocket = Socket;
}
