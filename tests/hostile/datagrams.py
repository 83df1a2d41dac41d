"""A UDP port that STUN, TURN and QUIC reach: enough of TURN (RFC 8656) that the browser sends its user name."""

from __future__ import annotations

import socket
import struct
import threading
from collections.abc import Callable

COOKIE = 0x2112A442
ALLOCATE, ALLOCATE_ERROR, BINDING = 0x0003, 0x0113, 0x0001
USERNAME, ERROR_CODE, REALM, NONCE = 0x0006, 0x0009, 0x0014, 0x0015


def _attribute(kind: int, value: bytes) -> bytes:
    return struct.pack("!HH", kind, len(value)) + value + bytes(-len(value) % 4)


def _unauthorized(transaction: bytes) -> bytes:
    body = _attribute(ERROR_CODE, b"\0\0\x04\x01Unauthorized") + _attribute(REALM, b"shop") + _attribute(NONCE, b"7")
    return struct.pack("!HHI", ALLOCATE_ERROR, len(body), COOKIE) + transaction + body


def _username(packet: bytes) -> str:
    at = 20
    while at + 4 <= len(packet):
        kind, size = struct.unpack_from("!HH", packet, at)
        if kind == USERNAME:
            return packet[at + 4 : at + 4 + size].decode("utf-8", "replace")
        at += 4 + size + (-size % 4)
    return ""


class DatagramPort:
    """Listens on loopback; `told` gets the protocol ("stun", "turn", "quic") and the user name of each datagram."""

    def __init__(self, told: Callable[[str, str], None]) -> None:
        self._told = told
        self._socket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self._socket.bind(("127.0.0.1", 0))
        self.port: int = self._socket.getsockname()[1]
        self._closed = threading.Event()
        self._thread = threading.Thread(target=self._listen, daemon=True)
        self._thread.start()

    def _listen(self) -> None:
        self._socket.settimeout(0.2)
        while not self._closed.is_set():
            try:
                packet, sender = self._socket.recvfrom(65535)
            except TimeoutError:
                continue
            except OSError:
                return
            self._read(packet, sender)

    def _read(self, packet: bytes, sender: tuple[str, int]) -> None:
        if len(packet) >= 20 and struct.unpack_from("!I", packet, 4)[0] == COOKIE:
            name = _username(packet)
            is_turn = struct.unpack_from("!H", packet)[0] == ALLOCATE
            if is_turn and not name:
                self._socket.sendto(_unauthorized(packet[8:20]), sender)
            self._told("turn" if is_turn else "stun", name)
        elif packet and packet[0] & 0xC0 == 0xC0:
            self._told("quic", "")

    def close(self) -> None:
        """Stops listening."""
        self._closed.set()
        self._thread.join()
        self._socket.close()
