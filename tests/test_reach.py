"""Where a room's laptops reach this computer."""

from __future__ import annotations

import socket

from sim_workshop import reach

TABLE = """Main:
  +-- 0.0.0.0/0 3 0 5
     |-- 0.0.0.0
        /0 universe UNICAST
     +-- 127.0.0.0/8 2 0 2
           |-- 127.0.0.1
              /32 host LOCAL
           |-- 127.255.255.255
              /32 link BROADCAST
     +-- 192.168.4.0/24 2 0 2
        |-- 192.168.4.0
           /24 link UNICAST
        |-- 192.168.4.10
           /32 host LOCAL
        |-- 192.168.4.255
           /32 link BROADCAST
     |-- 10.0.0.7
        /32 host LOCAL
"""


def test_linux_lists_its_own_addresses_and_no_broadcasts() -> None:
    assert reach.addresses_in(TABLE) == ["127.0.0.1", "192.168.4.10", "10.0.0.7"]
    assert reach.addresses_in("") == []


def test_every_address_is_this_machines_and_none_twice() -> None:
    found = reach.addresses()
    assert len(found) == len(set(found))
    assert not [a for a in found if a.startswith("127.")]
    for address in found:
        with socket.socket() as probe:
            probe.bind((address, 0))  # only one's own address can be bound
    if (likely := reach.lan_address()) and not likely.startswith("127."):
        assert found[0] == likely
