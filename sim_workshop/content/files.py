"""What may stand in the files of a content pack, and the JSON Schemas editors check them with."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated, Any, ClassVar

from pydantic import AfterValidator, BaseModel, Field, FiniteFloat, model_validator
from pydantic_core import PydanticCustomError

from sim_workshop.domain.place import (
    COMMUNITY,
    CROSS,
    AgendaBlock,
    Benchmark,
    CharterTemplate,
    ChecklistLine,
    ClosingQuestion,
    Element,
    Flow,
    Id,
    Intercept,
    Measure,
    PackPart,
    Practice,
    Prompt,
    Question,
    RatedTopic,
    SustainLine,
    Topic,
    TypicalGap,
    Words,
)

AT_HOME = ("elements", "prompts", "practices", "typical_gaps", "measures")
"""Lists whose parts do not say where they belong: they belong where their file does."""

Terms = dict[Id, Words]
"""What is kept, and what people read."""


def _moved_in(given: Any, homes: dict[str, str]) -> Any:
    """The file's contents with every part told the intercept it belongs to."""
    if not isinstance(given, dict):
        return given
    listed = {k: v for k, v in given.items() if k in homes and isinstance(v, list)}
    return given | {
        group: [p | {"intercept": homes[group]} if isinstance(p, dict) else p for p in parts]
        for group, parts in listed.items()
    }


class InterceptFile(PackPart):
    """One intercept: its boxes, the arrows between them, and what is asked and counted there."""

    intercept: Intercept
    elements: tuple[Element, ...] = ()
    flows: tuple[Flow, ...] = ()
    prompts: tuple[Prompt, ...] = ()
    practices: tuple[Practice, ...] = ()
    typical_resources: tuple[Words, ...] = ()
    typical_gaps: tuple[TypicalGap, ...] = ()
    measures: tuple[Measure, ...] = ()

    @model_validator(mode="before")
    @classmethod
    def _parts_belong_to_the_intercept(cls, given: Any) -> Any:
        intercept = given.get("intercept") if isinstance(given, dict) else None
        home = str(intercept.get("id")) if isinstance(intercept, dict) else ""
        return _moved_in(given, dict.fromkeys(AT_HOME, home))


class PackHead(PackPart):
    """What the pack is called, and which edition it is."""

    id: Id
    version: Words
    locale: Words
    title: Words


def _is_cross(intercept: Intercept) -> Intercept:
    if intercept.id != CROSS:
        raise PydanticCustomError("not_cross", "the id “cross” in this file")
    return intercept


class SourceText(PackPart):
    """A document, and how much of it was read."""

    cite: Words
    seen: Words


class VocabularyText(PackPart):
    """The choices people are given: what is kept, and how it reads."""

    flow_kinds: Terms
    resource_status: Terms
    checklist_rating: Terms
    maturity_rating: Terms
    progress_status: Terms
    gap_types: Terms
    evidence_levels: Terms
    key_measures: Terms
    units: Terms
    sectors: Terms


class Defaults(PackPart):
    """What a new workshop starts with."""

    votes_per_person: Annotated[int, Field(ge=1, le=20)] = 3
    weights: dict[str, FiniteFloat]


class AcrossFile(PackPart):
    """What spans the intercepts."""

    HOMES: ClassVar[dict[str, str]] = {**dict.fromkeys(AT_HOME, CROSS), "elements": COMMUNITY}

    pack: PackHead
    intercept: Annotated[Intercept, AfterValidator(_is_cross)]
    """Where what belongs to no single intercept is filed."""
    elements: tuple[Element, ...]
    flows: tuple[Flow, ...] = ()
    topics: tuple[Topic, ...] = ()
    prompts: tuple[Prompt, ...] = ()
    practices: tuple[Practice, ...] = ()
    typical_resources: tuple[Words, ...] = ()
    typical_gaps: tuple[TypicalGap, ...] = ()
    measures: tuple[Measure, ...] = ()
    seats: dict[str, Terms] = Field(default_factory=dict)
    """By intercept id, or "all"."""
    benchmarks: tuple[Benchmark, ...] = ()
    vocabulary: VocabularyText
    sources: dict[Words, SourceText]
    agenda: tuple[AgendaBlock, ...] = ()
    questions: tuple[Question, ...] = ()
    """Of the form each agency gets before the day, in its order."""
    evaluation: tuple[ClosingQuestion, ...] = ()
    report_card: tuple[RatedTopic, ...] = ()
    data_checklist: tuple[ChecklistLine, ...] = ()
    survey: tuple[ClosingQuestion, ...] = ()
    charter: tuple[CharterTemplate, ...] = ()
    sustainability: tuple[SustainLine, ...] = ()
    defaults: Defaults

    @model_validator(mode="before")
    @classmethod
    def _parts_belong_to_all(cls, given: Any) -> Any:
        return _moved_in(given, cls.HOMES)


SCHEMAS: dict[str, type[BaseModel]] = {
    "intercept.schema.json": InterceptFile,
    "across.schema.json": AcrossFile,
}


def schema_text(name: str) -> str:
    """The JSON Schema of one kind of file, as it is kept in `intercepts/schema/`."""
    schema = SCHEMAS[name].model_json_schema()
    for model in ("Element", "Prompt", "Practice", "TypicalGap", "Measure"):
        _without_its_home(schema["$defs"][model])
    schema["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


def _without_its_home(part: dict[str, Any]) -> None:
    """People do not write `intercept:` at these; the file says it."""
    del part["properties"]["intercept"]
    part["required"] = [key for key in part["required"] if key != "intercept"]


def write_schemas(folder: Path) -> None:
    """After a change of the models: the schemas in the pack's folder made anew."""
    (folder / "schema").mkdir(exist_ok=True)
    for name in SCHEMAS:
        (folder / "schema" / name).write_text(schema_text(name), encoding="utf-8")
