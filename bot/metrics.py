"""What is counted of the bot's work, for an operator's Prometheus.

Rule: counts only, and no label that names a member or holds what anyone typed. Without prometheus-client
(the extra `metrics`) nothing is counted and nothing is slower.
"""

from __future__ import annotations

import importlib
from collections.abc import Mapping
from typing import Any, Protocol

SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.0, 3.0)
"""The histogram's bounds; at three seconds Discord gives up on an answer."""


class Metrics(Protocol):
    """What the rooms report; each call is cheap."""

    def answered(self, route: str, outcome: str, seconds: float, /) -> None:
        """Count a press, form or command: `ok`, `refused`, `failed` or `late`."""
        ...

    def message_refused(self) -> None:
        """Count a direct message that Discord did not deliver."""
        ...

    def resumed(self) -> None:
        """Count a gateway session that was resumed."""
        ...

    def page(self, open_sittings: int, latencies: Mapping[int, float], /) -> bytes | None:
        """The numbers in Prometheus's text format; None where nothing is counted."""
        ...


class Uncounted:
    """The metrics of a bot that counts nothing."""

    def answered(self, *_: object) -> None:
        """Count nothing."""

    def message_refused(self) -> None:
        """Count nothing."""

    def resumed(self) -> None:
        """Count nothing."""

    def page(self, *_: object) -> bytes | None:
        """There is no page."""
        return None


class Counted:
    """The metrics of prometheus-client, in a registry of their own."""

    def __init__(self, prometheus: Any) -> None:
        self._prometheus = prometheus
        registry = self._registry = prometheus.CollectorRegistry()
        self._answers = prometheus.Counter(
            "lodestar_answers_total",
            "Presses, forms and commands by route and outcome",
            ("route", "outcome"),
            registry=registry,
        )
        self._seconds = prometheus.Histogram(
            "lodestar_answer_seconds", "Seconds until an answer was given", buckets=SECONDS, registry=registry
        )
        self._refused = prometheus.Counter(
            "lodestar_messages_refused_total", "Direct messages not delivered", registry=registry
        )
        self._resumed = prometheus.Counter(
            "lodestar_gateway_resumes_total", "Gateway sessions resumed", registry=registry
        )
        self._open = prometheus.Gauge("lodestar_open_sittings", "Sittings not finished", registry=registry)
        self._latency = prometheus.Gauge(
            "lodestar_gateway_latency_seconds", "Gateway latency by shard", ("shard",), registry=registry
        )

    def answered(self, route: str, outcome: str, seconds: float, /) -> None:
        """Count an answer and its time."""
        self._answers.labels(route, outcome).inc()
        self._seconds.observe(seconds)

    def message_refused(self) -> None:
        """Count a direct message that was not delivered."""
        self._refused.inc()

    def resumed(self) -> None:
        """Count a resumed session."""
        self._resumed.inc()

    def page(self, open_sittings: int, latencies: Mapping[int, float], /) -> bytes | None:
        """All numbers as they stand now."""
        self._open.set(open_sittings)
        for shard, latency in latencies.items():
            self._latency.labels(str(shard)).set(latency)
        return bytes(self._prometheus.generate_latest(self._registry))


def metrics() -> Metrics:
    """Counting metrics where prometheus-client is installed, else none."""
    try:
        return Counted(importlib.import_module("prometheus_client"))
    except ModuleNotFoundError:
        return Uncounted()
