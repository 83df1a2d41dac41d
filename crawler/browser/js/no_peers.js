// Takes from a page what speaks UDP, which no interception and no proxy sees: WebRTC and WebTransport.
(() => {
  for (const name of ["RTCPeerConnection", "webkitRTCPeerConnection", "WebTransport"]) delete globalThis[name];
})
