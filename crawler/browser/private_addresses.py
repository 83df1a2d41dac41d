"""Addresses that are nobody's on the web: this machine, its network, a cloud's metadata. With `private_addresses =
"refuse"` nothing there is asked.

The names are resolved by us, and what was looked at is what is connected to (`crawler.browser.offline_proxy`): a name
that resolves otherwise the second time gains nothing.
"""

from __future__ import annotations

import asyncio
import ipaddress
import socket
from collections.abc import Iterable
from urllib.parse import urlsplit

RESOLVE_SECONDS = 10.0
_PORTS = {"http": 80, "ws": 80, "https": 443, "wss": 443}
_METADATA = frozenset(ipaddress.ip_address(a) for a in ("168.63.129.16", "192.0.0.192", "100.100.100.200"))
"""Of Azure, Oracle and Alibaba; those of the others are link-local or unique-local."""
_NAT64 = ipaddress.ip_network("64:ff9b::/96")

Address = ipaddress.IPv4Address | ipaddress.IPv6Address


class PrivateAddress(Exception):
    """A host that is not to be asked."""


def is_private(address: str) -> bool:
    """Whether an IP address is not one of the public web, whatever is written into it (IPv4 in IPv6, 6to4, Teredo,
    NAT64)."""
    found: Address = ipaddress.ip_address(address.partition("%")[0])
    found = getattr(found, "ipv4_mapped", None) or found
    return any(not each.is_global or each.is_multicast or each in _METADATA for each in (found, *_inside(found)))


def _inside(address: Address) -> list[Address]:
    """IPv4 addresses that an IPv6 address carries."""
    if not isinstance(address, ipaddress.IPv6Address):
        return []
    carried: list[Address | None] = [address.ipv4_mapped, address.sixtofour, *(address.teredo or ())]
    low = int(address) & 0xFFFFFFFF
    if address in _NAT64 or int(address) >> 32 == 0:
        carried.append(ipaddress.IPv4Address(low))
    return [each for each in carried if each is not None]


class PrivateAddresses:
    """Refuses private addresses, and remembers the hosts that it refused. `ours`: addresses of servers that we started
    ourselves, which may be asked."""

    def __init__(self, ours: Iterable[str] = ()) -> None:
        self._ours = {_place(url) for url in ours}
        self._known: dict[str, list[str]] = {}
        self.refused: set[str] = set()

    async def resolve(self, host: str, port: int) -> str:
        """The IP address to connect to. Raises PrivateAddress, and OSError where the name has none."""
        host = host.strip("[]").rstrip(".").lower()
        if (host, port) in self._ours:
            return host
        if host not in self._known:
            self._known[host] = await _addresses(host)
        if any(is_private(address) for address in self._known[host]):
            self.refused.add(host)
            raise PrivateAddress(host)
        return self._known[host][0]

    async def refuses(self, url: str) -> str | None:
        """The host of an address that is not to be asked; None for another, and for a name that has no address."""
        try:
            host, port = _place(url)
            await self.resolve(host, port)
        except PrivateAddress as refused:
            return str(refused)
        except (OSError, ValueError):
            return None
        return None

    def refused_host(self, urls: Iterable[str]) -> str | None:
        """The first host of these addresses that was refused."""
        for url in urls:
            try:
                host = _place(url)[0]
            except ValueError:
                continue
            if host in self.refused:
                return host
        return None


def _place(url: str) -> tuple[str, int]:
    """Host and port. Raises ValueError where there is none."""
    parts = urlsplit(url)
    port = parts.port or _PORTS.get(parts.scheme)
    if not parts.hostname or port is None:
        raise ValueError(url)
    return parts.hostname.rstrip(".").lower(), port


async def _addresses(host: str) -> list[str]:
    """The IP addresses of a host, which may be written as a number in any base. Raises OSError."""
    try:
        return [socket.inet_ntoa(socket.inet_aton(host))]
    except (OSError, UnicodeError):
        pass
    try:
        loop = asyncio.get_running_loop()
        found = await asyncio.wait_for(loop.getaddrinfo(host, None, type=socket.SOCK_STREAM), RESOLVE_SECONDS)
    except (TimeoutError, UnicodeError) as error:
        raise OSError(f"{host}: no address") from error
    return [str(entry[4][0]) for entry in found]
