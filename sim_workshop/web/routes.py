"""The routes beside Streamlit: joining, acts, the feed, the wall, downloads, health."""

from __future__ import annotations

from pathlib import Path

from starlette.routing import BaseRoute, Mount, Route, WebSocketRoute

from sim_workshop.web import (
    acts,
    agency_card,
    agency_form,
    checking_votes,
    downloads,
    draft,
    joining,
    kept,
    news,
    offering,
    plain,
    preflight,
    preflight_device,
    report_back,
    returning,
    signing_in,
    survey,
    venue,
    wall,
    wall_map,
)
from sim_workshop.web.squeezing import Lasting

STATIC = Path(__file__).resolve().parents[2] / "static"

OF_DEVICES: list[BaseRoute] = [
    Route("/preflight/{token}", preflight_device.show, methods=["GET"]),
    Route("/preflight/{token}", preflight_device.press, methods=["POST"]),
    Route("/preflight/{token}/echo", preflight_device.echo, methods=["POST"]),
    Route("/preflight/{token}/report", preflight_device.report, methods=["POST"]),
    Route("/preflight/{token}/stream", preflight_device.stream, methods=["GET"]),
    Route("/preflight/{token}/file", preflight_device.download, methods=["GET"]),
]
"""What a second device asks while it checks the network; needs neither workshop nor database."""

ROUTES: list[BaseRoute] = [
    Route("/join", joining.ask_code, methods=["GET"]),
    Route("/join", joining.take_code, methods=["POST"]),
    Route("/join/{code}", joining.ask_name, methods=["GET"]),
    Route("/join/{code}", joining.take_name, methods=["POST"]),
    Route("/joined/{code}", returning.show_pin, methods=["GET"]),
    Route("/back/{code}", returning.ask_pin, methods=["GET"]),
    Route("/back/{code}", returning.take_pin, methods=["POST"]),
    Route("/sign-in", signing_in.sign_in, methods=["GET"]),
    Route("/sign-in", signing_in.take_key, methods=["POST"]),
    Route("/passphrase", signing_in.take_passphrase, methods=["POST"]),
    Route("/enter/{code}", joining.enter, methods=["GET"]),
    Route("/sign-out", signing_in.sign_out, methods=["POST"]),
    Route("/form/{key}", agency_form.show, methods=["GET"]),
    Route("/form/{key}", agency_form.take, methods=["POST"]),
    Route("/form/{key}/card", agency_card.show, methods=["GET"]),
    Route("/form/{key}/card", agency_card.take, methods=["POST"]),
    Route("/report-back/{key}", report_back.show, methods=["GET"]),
    Route("/report-back/{key}", report_back.take, methods=["POST"]),
    Route("/survey/{key}", survey.show, methods=["GET"]),
    Route("/survey/{key}", survey.take, methods=["POST"]),
    Route("/draft/{key}", draft.show, methods=["GET"]),
    Route("/draft/{key}", draft.take, methods=["POST"]),
    Route("/check/{code}/{round}", checking_votes.check, methods=["GET"]),
    Route("/act/{code}", acts.act, methods=["POST"]),
    Route("/similar/{code}", offering.similar, methods=["POST"]),
    Route("/live/{code}", news.live, methods=["GET"]),
    Route("/wall/{code}", wall.wall, methods=["GET"]),
    Route("/wall/{code}/map.svg", wall_map.picture, methods=["GET"]),
    Route("/wall/{code}/{asset}", wall.asset, methods=["GET"]),
    Route("/plain", plain.own, methods=["GET"]),
    Route("/plain/{code}", plain.show, methods=["GET"]),
    Route("/plain/{code}", plain.take, methods=["POST"]),
    Route("/plain/{code}/{asset}", plain.asset, methods=["GET"]),
    Route("/preflight", preflight.show, methods=["GET"]),
    Route("/preflight/seen", preflight.seen, methods=["GET"]),
    Route("/preflight/sheet", preflight.sheet, methods=["GET"]),
    *OF_DEVICES,
    WebSocketRoute("/venue/socket", venue.socket),
    Route("/venue/{asset}", venue.asset, methods=["GET"]),
    Route("/files/{code}/{name}", downloads.download, methods=["GET"]),
    Route("/kept/{name}", kept.kept, methods=["GET"]),
    Route("/health", news.health, methods=["GET"]),
    Mount("/app/static", Lasting(directory=STATIC)),
]
