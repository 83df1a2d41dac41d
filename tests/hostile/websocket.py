"""The server's side of WebSocket (RFC 6455): the handshake and its frames, without extensions."""

from __future__ import annotations

import base64
import hashlib
import struct
from collections.abc import Iterator
from io import BufferedIOBase

GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11"
CONTINUATION, TEXT, BINARY, CLOSE, PING, PONG = 0x0, 0x1, 0x2, 0x8, 0x9, 0xA
LONGEST = 1 << 20


def accept_key(key: str) -> str:
    """The Sec-WebSocket-Accept header that answers a Sec-WebSocket-Key."""
    return base64.b64encode(hashlib.sha1((key + GUID).encode()).digest()).decode()


def frame(opcode: int, payload: bytes) -> bytes:
    """One final, unmasked frame, as a server sends it."""
    size = len(payload)
    if size < 126:
        head = struct.pack("!BB", 0x80 | opcode, size)
    elif size < 1 << 16:
        head = struct.pack("!BBH", 0x80 | opcode, 126, size)
    else:
        head = struct.pack("!BBQ", 0x80 | opcode, 127, size)
    return head + payload


def _read_exactly(stream: BufferedIOBase, size: int) -> bytes:
    data = stream.read(size)
    if len(data) < size:
        raise EOFError
    return data


def _read_frame(stream: BufferedIOBase) -> tuple[bool, int, bytes]:
    first, second = _read_exactly(stream, 2)
    size = second & 0x7F
    if size == 126:
        (size,) = struct.unpack("!H", _read_exactly(stream, 2))
    elif size == 127:
        (size,) = struct.unpack("!Q", _read_exactly(stream, 8))
    if size > LONGEST:
        raise EOFError
    mask = _read_exactly(stream, 4) if second & 0x80 else bytes(4)
    payload = _read_exactly(stream, size)
    return bool(first & 0x80), first & 0x0F, bytes(byte ^ mask[at % 4] for at, byte in enumerate(payload))


def messages(reader: BufferedIOBase, writer: BufferedIOBase) -> Iterator[str]:
    """The text and binary messages of an open socket, until it closes; answers pings and the close itself."""
    parts: list[bytes] = []
    while True:
        try:
            final, opcode, payload = _read_frame(reader)
        except (EOFError, OSError):
            return
        if opcode == PING:
            writer.write(frame(PONG, payload))
        elif opcode == CLOSE:
            writer.write(frame(CLOSE, payload))
            return
        elif opcode in (CONTINUATION, TEXT, BINARY):
            parts.append(payload)
            if final:
                yield b"".join(parts).decode("utf-8", "replace")
                parts = []
