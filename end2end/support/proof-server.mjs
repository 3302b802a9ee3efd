#!/usr/bin/env node
// Stands in for the program while the fixtures themselves are tried (tests/fixtures.spec.ts).
import { createServer } from 'node:http';

const page = (body, head = '') =>
  `<!doctype html><html lang="vi"><head><title>Thử</title><link rel="icon" href="data:,">${head}</head><body><main><h1>Thử</h1>${body}</main></body></html>`;

const pages = {
  '/': [200, page('<p>Lớp tập huấn</p>')],
  '/awake': [200, page('<p>Đợi</p>', '<script src="/awake.js" defer></script>')],
  '/awake.js': [200, 'setTimeout(() => { document.documentElement.dataset.hydrated = "true"; }, 200);', 'text/javascript'],
  '/wrong-form': [422, page('<p>Tên quá ngắn</p>')],
  '/unlabelled': [200, page('<input type="text">')],
  '/console': [200, page('', '<script>console.warn("Could not find WASM function")</script>')],
  '/throws': [200, page('', '<script>throw new Error("hỏng")</script>')],
  '/missing-picture': [200, page('<img alt="" src="/no.png">')],
  '/cut-off': [200, page('<img alt="" src="/cut.png">')],
  '/broken': [500, page('<p>Lỗi</p>')],
  '/policy': [200, page('<p style="color: blue">Xanh</p>'), 'text/html', { 'content-security-policy': "style-src 'self'" }],
};

const server = createServer((request, response) => {
  if (request.url === '/cut.png') return void request.socket.destroy();
  const [status, body, type = 'text/html', headers = {}] = pages[request.url] ?? [404, page('<p>Không có</p>')];
  response.writeHead(status, { 'content-type': `${type}; charset=utf-8`, ...headers }).end(body);
});
server.listen(0, '127.0.0.1', () => console.log(`http://127.0.0.1:${server.address().port} (${process.argv[2]})`));
process.on('SIGTERM', () => {
  server.close(() => process.exit(0));
  server.closeAllConnections();
});
